import { nowMs } from '@breaker-lab/stress-harness';
import type { PAID_CALL } from './guarded-call-breaker.js';
import { microsOf } from './order.js';

/** What is held for a call. */
interface Held {
  readonly micros: number;
  readonly dueMs: number;
}

const CAP_MICROS = 2 ** 50;
const TIME_TO_LIVE_MS = 86_400_000;

/**
 * A budget's guard as one writes it by hand, right but bare: it holds the estimate by a number until a
 * time, and charges what the call has cost, or nothing. What a breaker takes longer than this is
 * what its periods, scopes, rules and events cost, on any machine.
 */
export class GuardByHand {
  readonly #held = new Map<number, Held>();
  #last = 0;
  #heldMicros = 0;
  #spentMicros = 0;

  execute(call: () => Promise<number>, { estimate, actual }: typeof PAID_CALL): Promise<number> {
    const micros = microsOf(estimate);
    if (this.#spentMicros + this.#heldMicros + micros > CAP_MICROS) {
      return Promise.reject(new RangeError('the budget is spent'));
    }
    const number = ++this.#last;
    this.#held.set(number, { micros, dueMs: nowMs() + TIME_TO_LIVE_MS });
    this.#heldMicros += micros;
    return call().then(
      (result) => {
        this.#release(number);
        this.#spentMicros += microsOf(actual());
        return result;
      },
      (error: unknown) => {
        this.#release(number);
        throw error;
      },
    );
  }

  #release(number: number): void {
    this.#heldMicros -= this.#held.get(number)?.micros ?? 0;
    this.#held.delete(number);
  }
}
