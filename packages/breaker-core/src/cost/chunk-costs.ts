import { spentMicros } from './money.js';

/**
 * What the chunks of a stream have cost, in currency units. A chunk may cost far less than a
 * micro-unit, so that they are added up as they come; the sum does not drift, by Neumaier's
 * improved Kahan–Babuška summation (1974).
 */
export class ChunkCosts {
  #sum = 0;
  #lost = 0;

  /**
   * @returns the total, this chunk included.
   * @throws {@link InvalidAmountError} for a cost that is no amount: one below 0 would hide others.
   */
  add(cost: number): number {
    spentMicros('actual', cost);
    const sum = this.#sum + cost;
    this.#lost += this.#sum >= cost ? this.#sum - sum + cost : cost - sum + this.#sum;
    this.#sum = sum;
    return sum + this.#lost;
  }
}
