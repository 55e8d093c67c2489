import { CallRecorder, type Lab, type SubjectCostBreaker } from '@breaker-lab/stress-harness';
import type { Patience } from './cost-growth-patience.js';
import { endlessBreaker, holdByHand, PAID_CALL } from './guarded-call-breaker.js';
import { HeldByHand } from './guarded-call-held.js';

/** A breaker at one size, and how many measured calls have gone through it. */
export class SizedBreaker {
  /** Live reservations, or calls charged before the first measured one. */
  readonly size: number;
  readonly #breaker: SubjectCostBreaker;
  #calls = 0;

  constructor(breaker: SubjectCostBreaker, size: number) {
    this.#breaker = breaker;
    this.size = size;
  }

  /** Measured calls. */
  get calls(): number {
    return this.#calls;
  }

  /** Guards one measured call. */
  run(fn: () => Promise<number>): Promise<number> {
    this.#calls++;
    return this.#breaker.execute(fn, PAID_CALL);
  }

  /** Enters the measured calls, all at once: none of them is kept waiting for it. */
  countInto(recorder: CallRecorder): void {
    for (let call = 0; call < this.#calls; call++) {
      recorder.settle(recorder.offer(), { end: 'succeeded', latencyMs: null });
    }
  }

  dispose(): void {
    this.#breaker.dispose?.();
  }
}

/** One with so many live reservations; with fewer when time is up. */
export function withLive(lab: Lab, live: number, { timeIsUp }: Patience): SizedBreaker {
  const breaker = endlessBreaker(lab);
  const recorder = new CallRecorder();
  new HeldByHand(breaker, { most: live, recorder }).fill(live, { timeIsUp });
  return new SizedBreaker(breaker, recorder.counts.offered);
}

/** One that was charged for so many calls before; for fewer when time is up. */
export function withPast(lab: Lab, past: number, { timeIsUp }: Patience): SizedBreaker {
  const breaker = endlessBreaker(lab);
  let charged = 0;
  while (charged < past && !timeIsUp()) {
    holdByHand(breaker).commit(PAID_CALL.actual());
    charged++;
  }
  return new SizedBreaker(breaker, charged);
}
