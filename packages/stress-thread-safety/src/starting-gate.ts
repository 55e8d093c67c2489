/** Fields of the shared memory. */
const ARRIVED = 0;
const EXPECTED = 1;
const PASSED = 2;
const FIELDS = 3;

/**
 * A gate for worker threads: each waits in front of it, blocked; when it opens they pass together,
 * and none goes on before all have passed.
 */
export class StartingGate {
  /** To be handed to the threads, each of which makes its own gate of it. */
  readonly memory: SharedArrayBuffer;
  readonly #fields: Int32Array;

  constructor(memory = new SharedArrayBuffer(FIELDS * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#fields = new Int32Array(memory);
  }

  /** How many threads have come to it so far. */
  get arrived(): number {
    return Atomics.load(this.#fields, ARRIVED);
  }

  /** Lets those through who have arrived. */
  open(): void {
    Atomics.store(this.#fields, EXPECTED, this.arrived);
    Atomics.notify(this.#fields, EXPECTED);
  }

  /**
   * Blocks the calling thread until the gate is open and all expected threads have passed it.
   *
   * @param patienceMs - how long to wait for either.
   * @returns how many threads passed together; 0 when patience ran out.
   */
  pass({ patienceMs }: { patienceMs: number }): number {
    Atomics.add(this.#fields, ARRIVED, 1);
    if (Atomics.wait(this.#fields, EXPECTED, 0, patienceMs) === 'timed-out') return 0;
    const expected = Atomics.load(this.#fields, EXPECTED);
    let passed = Atomics.add(this.#fields, PASSED, 1) + 1;
    if (passed >= expected) Atomics.notify(this.#fields, PASSED);
    while (passed < expected) {
      // The last one wakes all who sleep; whoever has not fallen asleep sees another value.
      if (Atomics.wait(this.#fields, PASSED, passed, patienceMs) === 'timed-out') return 0;
      passed = Atomics.load(this.#fields, PASSED);
    }
    return expected;
  }
}
