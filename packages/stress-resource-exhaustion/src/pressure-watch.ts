import { nowMs, type SubjectBreaker, TransitionLog } from '@breaker-lab/stress-harness';
import type { CountedUpstream } from './counted-upstream.js';
import { PRESSED_OPTIONS } from './pressed-options.js';
import { WatchedUpstream } from './watched-upstream.js';

/** Watches one breaker through stretches of pressure, from both sides of it. */
export class PressureWatch {
  readonly log: TransitionLog;
  /** What the breaker's calls are to reach. */
  readonly upstream: WatchedUpstream;
  readonly #breaker: SubjectBreaker;
  readonly #counted: CountedUpstream;
  readonly #failures: number[] = [];
  readonly #offRule: number[] = [];
  readonly #failuresToOpen: number[] = [];
  readonly #opens: number[] = [];
  readonly #recoveriesMs: number[] = [];
  readonly #openPeriodsMs: number[] = [];
  #failedAtBegin = 0;
  #opensAtBegin = 0;
  #openedAtMs = 0;
  #startedWhileOpen = 0;

  constructor({ breaker, upstream }: { breaker: SubjectBreaker; upstream: CountedUpstream }) {
    this.#breaker = breaker;
    this.#counted = upstream;
    this.log = new TransitionLog(breaker, ({ from, to }) => {
      if (from === 'closed') this.#judgeOpening();
      if (to === 'open') {
        // The last failure comes before the breaker's own look at the clock: a process that is
        // stopped between that and here makes a period look longer, never shorter.
        this.#openedAtMs = upstream.lastFailedAtMs;
      }
      if (from === 'open') this.#openPeriodsMs.push(nowMs() - this.#openedAtMs);
    });
    const view = {
      isClosed: () => breaker.state() === 'closed',
      generation: () => this.log.total,
    };
    this.upstream = new WatchedUpstream(upstream, { trip: PRESSED_OPTIONS.trip, view });
  }

  begin(): void {
    this.#failedAtBegin = this.#counted.failed;
    this.#opensAtBegin = this.log.count('closed', 'open');
  }

  /** The pressure is over, and everything offered under it has settled. */
  end({ recoveryMs }: { recoveryMs: number }): void {
    this.#failures.push(this.#counted.failed - this.#failedAtBegin);
    this.#opens.push(this.log.count('closed', 'open') - this.#opensAtBegin);
    this.#recoveriesMs.push(recoveryMs);
    const failuresDue = this.upstream.failuresDueIn(this.log.total);
    // A breaker that never opened has had all of them.
    if (failuresDue !== undefined) this.#offRule.push(this.#counted.failed - failuresDue + 1);
  }

  /**
   * Offers one call: while the breaker is open, and stays open, it must not reach the upstream.
   */
  around(offer: () => void): void {
    const wasOpen = this.#breaker.state() === 'open';
    const startedBefore = this.#counted.started;
    offer();
    if (wasOpen && this.#breaker.state() === 'open') {
      this.#startedWhileOpen += this.#counted.started - startedBefore;
    }
  }

  /** Figures for targets; `Min` and `Max` are over the stretches of pressure. */
  get metrics() {
    return {
      upstreamFailuresMin: Math.min(...this.#failures),
      opensMin: Math.min(...this.#opens),
      failuresToOpenMax: Math.max(0, ...this.#failuresToOpen),
      failuresOffRuleMax: Math.max(0, ...this.#offRule),
      startedWhileOpen: this.#startedWhileOpen,
      // A breaker that was never open kept no open period.
      openPeriodMsMin: this.#openPeriodsMs.length === 0 ? 0 : Math.min(...this.#openPeriodsMs),
      recoveryMsMax: Math.max(...this.#recoveriesMs),
      illegalTransitions: this.log.illegal,
    };
  }

  /** How many failures before or after the one by which the rule says so it opened. */
  #judgeOpening(): void {
    const failuresDue = this.upstream.failuresDueIn(this.log.total - 1);
    // Not due yet: by how much is not known, by one failure at least.
    this.#offRule.push(failuresDue === undefined ? 1 : this.#counted.failed - failuresDue);
    this.#failuresToOpen.push(this.#counted.failed - this.#failedAtBegin);
  }
}
