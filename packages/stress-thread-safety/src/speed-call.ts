import type { Batch, SeededRandom, SubjectSharedBreaker } from '@breaker-lab/stress-harness';

const INPUTS = 1_024;
const BITS = 0xffff;

/**
 * As little as a call can do, bare and between admission and settlement: what is on top of it is
 * the breaker. Inputs come from a ring, results go to a sink, so that no compiler can leave them
 * out.
 */
export class SpeedCall {
  readonly #inputs: Int32Array;
  #cursor = 0;
  #sink = 0;
  #admitted = 0;

  constructor(random: SeededRandom) {
    this.#inputs = Int32Array.from({ length: INPUTS }, () => random.index(BITS));
  }

  /** Guarded calls that were admitted. */
  get admitted(): number {
    return this.#admitted;
  }

  readonly bare: Batch = (operations) => {
    for (let i = 0; i < operations; i++) this.#work();
  };

  guarded(breaker: SubjectSharedBreaker): Batch {
    return (operations) => {
      for (let i = 0; i < operations; i++) {
        const permit = breaker.acquire();
        if (permit === undefined) continue;
        this.#work();
        permit.succeed();
        this.#admitted++;
      }
    };
  }

  #work(): void {
    const input = this.#inputs[this.#cursor++ % INPUTS] ?? 0;
    this.#sink = (this.#sink + ((input ^ (input << 3)) & BITS)) | 0;
  }
}
