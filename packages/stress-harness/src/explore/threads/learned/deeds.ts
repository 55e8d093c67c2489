import { doubled, TupleIndex } from './tuple-index.js';

const DEEDS_AT_FIRST = 1_024;
const UNKNOWN = -1;

/** What comes of it that a thread, at some moment, does what it does next to some memory. */
export class Deeds {
  readonly #index = new TupleIndex(2);
  readonly #pair = new Int32Array(2);
  #memories = new Int32Array(DEEDS_AT_FIRST);
  #moments = new Int32Array(DEEDS_AT_FIRST).fill(UNKNOWN);

  /** The number of a deed, from 0. */
  numberOf(memory: number, moment: number): number {
    this.#pair[0] = memory;
    this.#pair[1] = moment;
    const number = this.#index.numberOf(this.#pair);
    if (number === this.#moments.length) {
      this.#memories = doubled(this.#memories);
      this.#moments = doubled(this.#moments).fill(UNKNOWN, number);
    }
    return number;
  }

  isKnown(deed: number): boolean {
    return this.#moments[deed] !== UNKNOWN;
  }

  learn(deed: number, after: { readonly memory: number; readonly moment: number }): void {
    this.#memories[deed] = after.memory;
    this.#moments[deed] = after.moment;
  }

  memoryAfter(deed: number): number {
    return this.#memories[deed] ?? UNKNOWN;
  }

  momentAfter(deed: number): number {
    return this.#moments[deed] ?? UNKNOWN;
  }
}
