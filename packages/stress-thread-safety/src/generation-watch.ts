import { type SubjectBreaker, type SubjectTime, TransitionLog } from '@breaker-lab/stress-harness';
import { LateBounds } from './late-bounds.js';
import type { RacingCall, UpstreamEnd } from './racing-call.js';
import type { BreakerPlan } from './race.js';
import type { ViolationTally } from './violation-tally.js';

/**
 * Knows in which generation each call was admitted, and so which call may have caused a transition.
 *
 * @remarks
 * It sees a breaker from outside: its transitions as it tells them, calls as they reach the
 * upstream, settle there, and are heard of by their callers.
 *
 * ```
 * admitted ─▶ settling (the schedule settled it) ─▶ heard (its caller knows)
 *              └── only here can a call cause a transition, and only in its own generation
 * ```
 */
export class GenerationWatch {
  readonly log: TransitionLog;
  readonly late = new LateBounds();
  readonly #plan: BreakerPlan;
  readonly #time: SubjectTime;
  readonly #violations: ViolationTally;
  readonly #settling = new Map<RacingCall, UpstreamEnd>();
  #state;
  #generation = 0;
  #openedAtMs = 0;
  #trialsInFlight = 0;
  #settled = { succeeded: 0, failed: 0 };

  constructor({
    breaker,
    plan,
    time,
    violations,
    onTransition,
  }: {
    breaker: SubjectBreaker;
    plan: BreakerPlan;
    time: SubjectTime;
    violations: ViolationTally;
    onTransition: (edge: string) => void;
  }) {
    this.#plan = plan;
    this.#time = time;
    this.#violations = violations;
    this.#state = breaker.state() as string;
    this.log = new TransitionLog(breaker, ({ from, to }) => {
      onTransition(`${from}→${to}`);
      this.#judge(from, to);
      this.#begin(to);
    });
  }

  /** A call reached the upstream. */
  admit(): Pick<RacingCall, 'generation' | 'isTrial'> {
    const isTrial = this.#state === 'half-open';
    if (isTrial && ++this.#trialsInFlight > this.#plan.trials) {
      this.#violations.add(
        'trialsBeyondLimit',
        () => `${this.#trialsInFlight} trials in flight, ${this.#plan.trials} allowed`,
      );
    }
    if (this.#state === 'open') {
      this.#violations.add('startedWhileOpen', () => 'a call ran while the breaker was open');
    }
    return { generation: this.#generation, isTrial };
  }

  /** The upstream answers a call: from now on the breaker may deal with it. */
  settle(call: RacingCall, end: UpstreamEnd): void {
    if (call.generation !== this.#generation) {
      this.late.certain(end);
      return;
    }
    if (call.isTrial) this.#trialsInFlight--;
    this.#settled[end]++;
    this.#settling.set(call, end);
  }

  /** A call's caller has heard: the breaker has dealt with it. */
  hear(call: RacingCall): void {
    this.#settling.delete(call);
  }

  #judge(from: string, to: string): void {
    const { failures, trials, openDurationMs } = this.#plan;
    if (to === 'half-open') {
      const openMs = this.#time.nowMs() - this.#openedAtMs;
      if (openMs < openDurationMs) this.#undue(from, to, `after ${openMs} of ${openDurationMs} ms`);
      return;
    }
    const cause: UpstreamEnd = to === 'open' ? 'failed' : 'succeeded';
    const needed = to === 'closed' ? trials : from === 'closed' ? failures : 1;
    const candidates = [...this.#settling.values()].filter((end) => end === cause).length;
    if (candidates === 0) {
      this.#violations.add(
        'lateDecisions',
        () => `${from}→${to} while no call of this generation that ${cause} was being settled`,
      );
    } else if (this.#settled[cause] < needed) {
      this.#undue(from, to, `when ${this.#settled[cause]} of ${needed} had ${cause}`);
    }
    for (const end of this.#settling.values()) this.late.possible(end);
    // Where one call only can be the cause, it is the cause, and so was on time.
    if (candidates === 1) this.late.onTimeAfterAll(cause);
  }

  #undue(from: string, to: string, when: string): void {
    this.#violations.add('undueTransitions', () => `${from}→${to} ${when}`);
  }

  #begin(state: string): void {
    this.#state = state;
    this.#generation++;
    this.#settling.clear();
    this.#settled = { succeeded: 0, failed: 0 };
    this.#trialsInFlight = 0;
    if (state === 'open') this.#openedAtMs = this.#time.nowMs();
  }
}
