/** What a thread counts in a race, in the order in which it is stored. */
const COUNTED = [
  'admitted',
  'rejected',
  'succeeded',
  'failed',
  'transitions',
  'illegalTransitions',
  'finished',
] as const;

/** One of them; `finished` is 1 for a thread that came to the end. */
export type OldCounted = (typeof COUNTED)[number];

/** The first word: how many threads have come to the start. */
const ARRIVED = 0;
const ROWS_AT = 1;

/**
 * What the threads of one race count, each in a row of its own: it can be read whatever became of
 * them.
 */
export class OldTally {
  /** To be handed to the threads, each of which makes its own tally of it. */
  readonly memory: SharedArrayBuffer;
  readonly #words: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.#words = new Int32Array(memory);
  }

  static forThreads(threads: number): OldTally {
    const words = ROWS_AT + threads * COUNTED.length;
    return new OldTally(new SharedArrayBuffer(words * Int32Array.BYTES_PER_ELEMENT));
  }

  /** Blocks the calling thread until so many have come. */
  meet(threads: number): void {
    const words = this.#words;
    let arrived = Atomics.add(words, ARRIVED, 1) + 1;
    if (arrived === threads) Atomics.notify(words, ARRIVED);
    for (; arrived < threads; arrived = Atomics.load(words, ARRIVED)) {
      Atomics.wait(words, ARRIVED, arrived);
    }
  }

  add(thread: number, counted: OldCounted): void {
    const row = ROWS_AT + thread * COUNTED.length;
    Atomics.add(this.#words, row + COUNTED.indexOf(counted), 1);
  }

  /** Over all threads. */
  sum(counted: OldCounted): number {
    const place = ROWS_AT + COUNTED.indexOf(counted);
    let sum = 0;
    for (let at = place; at < this.#words.length; at += COUNTED.length) {
      sum += Atomics.load(this.#words, at);
    }
    return sum;
  }
}
