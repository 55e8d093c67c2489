/** A clock that all threads share, and that stands still until somebody moves it. */
export class SharedMs {
  /** To be handed to the threads, each of which makes its own clock of it. */
  readonly memory: SharedArrayBuffer;
  readonly #ms: Int32Array;

  constructor(memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#ms = new Int32Array(memory);
  }

  /** By `Atomics`: whoever walks all orders has to know that a look at the clock is one. */
  readonly nowMs = (): number => Atomics.load(this.#ms, 0);

  pass(ms: number): void {
    Atomics.add(this.#ms, 0, ms);
  }
}
