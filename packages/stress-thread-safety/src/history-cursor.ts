/** Operations that a thread draws at once; a draw is a meeting of threads that is none of the subject's. */
const BURST = 8;

/**
 * Deals out the operations of a race, by number, to whichever thread asks. Objects take turns by
 * number, so that all threads that run at the moment are at the same one.
 */
export class HistoryCursor {
  /** To be handed to the threads, each of which makes its own cursor of it. */
  readonly memory: SharedArrayBuffer;
  readonly #drawn: Int32Array;

  constructor(memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#drawn = new Int32Array(memory);
  }

  /**
   * Calls `operation` with each number below `operations` that this thread gets, in ascending
   * order; the threads together get each number once.
   */
  forEach(operations: number, operation: (number: number) => void): void {
    for (;;) {
      const first = Atomics.add(this.#drawn, 0, BURST);
      if (first >= operations) return;
      const end = Math.min(first + BURST, operations);
      for (let number = first; number < end; number++) operation(number);
    }
  }
}
