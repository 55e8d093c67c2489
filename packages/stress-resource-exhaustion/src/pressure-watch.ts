import { nowMs, type SubjectBreaker, TransitionLog } from '@breaker-lab/stress-harness';
import type { CountedUpstream } from './counted-upstream.js';

/** Watches one breaker through stretches of pressure, from both sides of it. */
export class PressureWatch {
  readonly log: TransitionLog;
  readonly #breaker: SubjectBreaker;
  readonly #upstream: CountedUpstream;
  readonly #failures: number[] = [];
  readonly #failuresToOpen: number[] = [];
  readonly #opens: number[] = [];
  readonly #recoveriesMs: number[] = [];
  readonly #openPeriodsMs: number[] = [];
  #failedAtBegin = 0;
  #opensAtBegin = 0;
  #failedAtOpen: number | undefined;
  #openedAtMs = 0;
  #startedWhileOpen = 0;

  constructor({ breaker, upstream }: { breaker: SubjectBreaker; upstream: CountedUpstream }) {
    this.#breaker = breaker;
    this.#upstream = upstream;
    this.log = new TransitionLog(breaker, ({ from, to }) => {
      if (to === 'open') {
        this.#failedAtOpen ??= upstream.failed;
        // The last failure comes before the breaker's own look at the clock: a process that is
        // stopped between that and here makes a period look longer, never shorter.
        this.#openedAtMs = upstream.lastFailedAtMs;
      }
      if (from === 'open') this.#openPeriodsMs.push(nowMs() - this.#openedAtMs);
    });
  }

  begin(): void {
    this.#failedAtBegin = this.#upstream.failed;
    this.#opensAtBegin = this.log.count('closed', 'open');
    this.#failedAtOpen = undefined;
  }

  /** The pressure is over, and everything offered under it has settled. */
  end({ recoveryMs }: { recoveryMs: number }): void {
    const failures = this.#upstream.failed - this.#failedAtBegin;
    this.#failures.push(failures);
    // A breaker that never opened has had all of them.
    this.#failuresToOpen.push((this.#failedAtOpen ?? this.#upstream.failed) - this.#failedAtBegin);
    this.#opens.push(this.log.count('closed', 'open') - this.#opensAtBegin);
    this.#recoveriesMs.push(recoveryMs);
  }

  /**
   * Offers one call: while the breaker is open, and stays open, it must not reach the upstream.
   */
  around(offer: () => void): void {
    const wasOpen = this.#breaker.state() === 'open';
    const startedBefore = this.#upstream.started;
    offer();
    if (wasOpen && this.#breaker.state() === 'open') {
      this.#startedWhileOpen += this.#upstream.started - startedBefore;
    }
  }

  /** Figures for targets; `Min` and `Max` are over the stretches of pressure. */
  get metrics() {
    return {
      upstreamFailuresMin: Math.min(...this.#failures),
      opensMin: Math.min(...this.#opens),
      failuresToOpenMax: Math.max(...this.#failuresToOpen),
      startedWhileOpen: this.#startedWhileOpen,
      // A breaker that was never open kept no open period.
      openPeriodMsMin: this.#openPeriodsMs.length === 0 ? 0 : Math.min(...this.#openPeriodsMs),
      recoveryMsMax: Math.max(...this.#recoveriesMs),
      illegalTransitions: this.log.illegal,
    };
  }
}
