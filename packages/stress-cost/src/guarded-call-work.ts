import type { Batch, SeededRandom } from '@breaker-lab/stress-harness';

const INPUTS = 1_024;
const BITS = 0xffff;

/**
 * As little as an asynchronous function can do: what is on top of it is the breaker. Inputs come
 * from a ring, results go to a sink, so that no compiler can leave them out.
 */
export class GuardedCallWork {
  readonly #inputs: Int32Array;
  #cursor = 0;
  #sink = 0;

  constructor(random: SeededRandom) {
    this.#inputs = Int32Array.from({ length: INPUTS }, () => random.index(BITS));
  }

  /** What is guarded. */
  readonly run = (): Promise<number> => {
    const input = this.#inputs[this.#cursor++ % INPUTS] ?? 0;
    return Promise.resolve((input ^ (input << 3)) & BITS);
  };

  /** Calls one after the other, each awaited. */
  batch(call: () => Promise<number>): Batch {
    return async (operations) => {
      for (let i = 0; i < operations; i++) this.#sink = (this.#sink + (await call())) | 0;
    };
  }
}
