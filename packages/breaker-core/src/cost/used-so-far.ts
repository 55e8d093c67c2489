import { spentMicros } from './money.js';

/** What a call has told of its cost while it ran. That it is there says that it has cost something. */
export class UsedSoFar {
  #micros: number | undefined = undefined;
  #fault: unknown = undefined;

  /** Takes in what it has cost up to now, in currency units. */
  tell(total: () => number): void {
    try {
      this.#micros = Math.max(this.#micros ?? 0, spentMicros('actual', total()));
    } catch (error) {
      this.#fault ??= error;
    }
  }

  /**
   * The highest total that was told; undefined when none was.
   *
   * @throws what was told that is no amount.
   */
  get micros(): number | undefined {
    if (this.#fault !== undefined) throw this.#fault as Error;
    return this.#micros;
  }
}
