import {
  type CallRecorder,
  GuardedCall,
  type InProcessUpstream,
  type Lab,
  type SubjectBreaker,
  TransitionLog,
} from '@breaker-lab/stress-harness';

const FAILURES_TO_OPEN = 5;
const REJECTED_PER_OPENING = 20;
const OPENINGS = 2;
const OPEN_DURATION_MS = 1_000;

/** Calls a sound breaker turns away in one cycle. */
export const REJECTED_PER_CYCLE = OPENINGS * REJECTED_PER_OPENING;

const HEALTHY = { name: 'healthy', failureRate: 0, latencyMs: 0 };
const OUTAGE = { name: 'outage', failureRate: 1, latencyMs: 0 };

/** A clock that only the scenario moves: a thousand open periods pass in no time. */
export interface SteppedClock {
  nowMs: number;
}

/** One breaker, driven through whole cycles: closed, open, a failed trial, open, a good one, closed. */
export class BreakerCycle {
  readonly guarded: GuardedCall;
  readonly log: TransitionLog;
  readonly #breaker: SubjectBreaker;
  readonly #upstream: InProcessUpstream;
  readonly #clock: SteppedClock;

  constructor(
    { subject }: Lab,
    {
      clock,
      upstream,
      recorder,
    }: { clock: SteppedClock; upstream: InProcessUpstream; recorder: CallRecorder },
  ) {
    this.#breaker = subject.create({
      trip: { kind: 'consecutive', failures: FAILURES_TO_OPEN },
      openDurationMs: OPEN_DURATION_MS,
      halfOpenTrials: 1,
      nowMs: () => clock.nowMs,
    });
    this.#clock = clock;
    this.#upstream = upstream;
    this.guarded = new GuardedCall({ breaker: this.#breaker, upstream, recorder });
    this.log = new TransitionLog(this.#breaker);
  }

  /** One cycle, all of its calls asynchronous or all synchronous. */
  async run({ sync }: { sync: boolean }): Promise<void> {
    this.#upstream.enter(OUTAGE);
    await this.#calls(FAILURES_TO_OPEN, sync);
    await this.#calls(REJECTED_PER_OPENING, sync);
    this.#passOpenPeriod();
    await this.#calls(1, sync);
    await this.#calls(REJECTED_PER_OPENING, sync);
    this.#passOpenPeriod();
    this.#upstream.enter(HEALTHY);
    await this.#calls(2, sync);
  }

  dispose(): void {
    this.#breaker.dispose?.();
  }

  #passOpenPeriod(): void {
    this.#clock.nowMs += OPEN_DURATION_MS + 1;
  }

  async #calls(count: number, sync: boolean): Promise<void> {
    for (let i = 0; i < count; i++) {
      if (sync) this.guarded.runSync();
      else await this.guarded.run();
    }
  }
}
