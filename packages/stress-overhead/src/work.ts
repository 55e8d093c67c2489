import type { SeededRandom } from '@breaker-lab/stress-harness';

const INPUTS = 1_024;
const DOCUMENTS = 16;
const ROWS_PER_DOCUMENT = 16;
const BITS = 0xffff;

/** What bare calls fail with; made once, so that it costs only the way to the caller. */
export const PREPARED_ERROR = new Error('refused');

/**
 * What is called, bare and guarded. Inputs come from a ring, so that no compiler can know them;
 * results are small integers, so that they allocate nothing.
 */
export class Work {
  readonly #inputs: Int32Array;
  readonly #documents: readonly string[];
  #cursor = 0;
  #runs = 0;

  constructor(random: SeededRandom) {
    this.#inputs = Int32Array.from({ length: INPUTS }, () => random.index(BITS));
    this.#documents = Array.from({ length: DOCUMENTS }, () => jsonDocument(random));
  }

  /** How often any of it ran. */
  get runs(): number {
    return this.#runs;
  }

  /** As little as a function can do: what is on top of it is the breaker. */
  readonly small = (): number => {
    const input = this.#next();
    return (input ^ (input << 3)) & BITS;
  };

  /** {@link small} in an asynchronous function that waits for nothing. */
  readonly smallAsync = (): Promise<number> => Promise.resolve(this.small());

  /** The least a synchronous call is worth a breaker for: it parses a JSON text of about 1 kB. */
  readonly document = (): number => {
    const text = this.#documents[this.#next() % DOCUMENTS] ?? '';
    return (JSON.parse(text) as { rows: unknown[] }).rows.length;
  };

  /** The least an asynchronous call is worth one for: {@link document}, a turn of the loop later. */
  readonly answer = (): Promise<number> =>
    new Promise((resolve) => {
      setImmediate(() => {
        resolve(this.document());
      });
    });

  #next(): number {
    this.#runs++;
    return this.#inputs[this.#cursor++ % INPUTS] ?? 0;
  }
}

/** About 1,000 characters. */
function jsonDocument(random: SeededRandom): string {
  const row = (_: unknown, id: number): object => ({
    id,
    name: `item-${random.index(BITS)}`,
    price: random.index(BITS) / 100,
    tags: ['a', 'b'],
  });
  return JSON.stringify({ rows: Array.from({ length: ROWS_PER_DOCUMENT }, row) });
}
