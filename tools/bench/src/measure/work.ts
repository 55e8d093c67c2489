import { SeededRandom } from '@breaker-lab/stress-harness';
import type { Handed } from '../subjects/subject.js';

const INPUTS = 1_024;
const BITS = 0xffff;

/**
 * What is called, bare and guarded. Inputs come from a ring, so that no compiler can know them;
 * results are small integers, so that they allocate nothing. There are two of each function, used
 * in turn, as a real breaker calls more than one: no compiler can merge it with its caller.
 */
export class Work {
  readonly #inputs: Int32Array;
  #cursor = 0;
  /** How often any of it ran. */
  runs = 0;

  constructor(seed: number) {
    const random = new SeededRandom(seed, 'inputs');
    this.#inputs = Int32Array.from({ length: INPUTS }, () => random.index(BITS));
  }

  readonly syncEven = (): number => this.#next();
  readonly syncOdd = (): number => this.#next() ^ 1;

  readonly asyncEven = (): Promise<number> => Promise.resolve(this.#next());
  readonly asyncOdd = (): Promise<number> => Promise.resolve(this.#next() ^ 1);

  /** These two look at the signal they are handed, if any. */
  readonly readingEven = (call?: Handed): Promise<number> =>
    Promise.resolve(call?.signal.aborted === true ? 0 : this.#next());
  readonly readingOdd = (call?: Handed): Promise<number> =>
    Promise.resolve(call?.signal.aborted === true ? 0 : this.#next() ^ 1);

  #next(): number {
    this.runs++;
    return this.#inputs[this.#cursor++ % INPUTS] ?? 0;
  }
}
