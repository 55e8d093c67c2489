import type {
  SubjectCostBreaker,
  SubjectReservation,
  SubjectUsage,
} from '@breaker-lab/stress-harness';
import type { Answer, Bookkeeper } from './interleavings-bookkeeper.js';
import { unitsOf } from './order.js';

/** The subject's budget, in the words of its reference. */
export class InterleavingsSubject implements Bookkeeper {
  readonly #breaker: SubjectCostBreaker;
  readonly #reservations = new Map<number, SubjectReservation>();

  constructor(breaker: SubjectCostBreaker) {
    this.#breaker = breaker;
  }

  reserve(key: number, micros: number): Answer {
    try {
      const reservation = this.#breaker.reserve?.(unitsOf(micros));
      if (reservation !== undefined) this.#reservations.set(key, reservation);
      return 'admitted';
    } catch (error) {
      return this.#breaker.isRejection(error) ? 'refused' : 'thrown';
    }
  }

  commit(key: number, micros: number): Answer {
    return answerOf(() => this.#reservations.get(key)?.commit(unitsOf(micros)));
  }

  release(key: number): Answer {
    return answerOf(() => this.#reservations.get(key)?.release());
  }

  extend(key: number): Answer {
    return answerOf(() => this.#reservations.get(key)?.extend());
  }

  refund(key: number, micros: number): Answer {
    return answerOf(() => this.#reservations.get(key)?.refund(unitsOf(micros)));
  }

  setCap(micros: number): Answer {
    return answerOf(() => this.#breaker.setCap?.(unitsOf(micros)));
  }

  books(): SubjectUsage {
    return this.#breaker.usage();
  }
}

function answerOf(request: () => void): Answer {
  try {
    request();
    return 'done';
  } catch {
    return 'thrown';
  }
}
