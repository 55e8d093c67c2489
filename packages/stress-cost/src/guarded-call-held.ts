import type {
  CallRecorder,
  SubjectCostBreaker,
  SubjectReservation,
} from '@breaker-lab/stress-harness';
import type { Patience } from './cost-growth-patience.js';
import { holdByHand, PAID_CALL } from './guarded-call-breaker.js';

/** Reservations that live until told otherwise; the list itself takes its memory beforehand. */
export class HeldByHand {
  readonly #breaker: SubjectCostBreaker;
  readonly #recorder: CallRecorder;
  readonly #held: (SubjectReservation | undefined)[];
  #live = 0;

  /** @param recorder - gets a call for each reservation. */
  constructor(
    breaker: SubjectCostBreaker,
    { most, recorder }: { most: number; recorder: CallRecorder },
  ) {
    this.#breaker = breaker;
    this.#recorder = recorder;
    this.#held = Array.from({ length: most }, () => undefined);
  }

  /** Holds until `live` are held, or time is up. */
  fill(live: number, { timeIsUp }: Partial<Patience> = {}): void {
    while (this.#live < live && timeIsUp?.() !== true) {
      this.#recorder.offer();
      this.#held[this.#live++] = holdByHand(this.#breaker);
    }
  }

  commitAll(): void {
    for (let index = 0; index < this.#live; index++) {
      this.#held[index]?.commit(PAID_CALL.actual());
      this.#held[index] = undefined;
      this.#recorder.settle(0, { end: 'succeeded', latencyMs: null });
    }
    this.#live = 0;
  }
}
