import type { Stopwatch } from '../clock.js';

const NS_PER_MS = 1e6;
/** Over the time asked for, so that a batch that runs faster for once is still long enough. */
const HEADROOM = 1.1;
/** The first runs are not compiled yet and say little: approach the size in steps. */
const GROWTH_MAX = 8;
/** Share of a batch that runs before its time begins. */
const LEAD_IN = 0.15;

/**
 * Runs one operation so many times in a row.
 *
 * @remarks
 * Takes its inputs from a ring and adds its results to a sink, or the compiler removes the work.
 */
export type Batch = (operations: number) => void | Promise<void>;

/**
 * Times one batch and finds out how many operations fill its time.
 *
 * @remarks
 * Each timed run is led in by some operations of its own: what ran before (a heavy batch, one that
 * waited, a collection) leaves cold caches and a slow processor, and must not count against it.
 */
export class SizedBatch {
  readonly #batch: Batch;
  readonly #batchMs: number;
  readonly #beforeEach: () => void;
  readonly #start: () => Stopwatch;
  #operations = 1;
  #fastestMsPerOperation = Infinity;
  #spentMs = 0;
  #isSized = false;

  constructor(
    batch: Batch,
    {
      batchMs,
      beforeEach = () => undefined,
      start,
    }: { batchMs: number; beforeEach?: (() => void) | undefined; start: () => Stopwatch },
  ) {
    this.#batch = batch;
    this.#batchMs = batchMs;
    this.#beforeEach = beforeEach;
    this.#start = start;
  }

  /** Whether the last warm-up left the number of operations nearly as it was. */
  get isSized(): boolean {
    return this.#isSized;
  }

  /** Time all its runs took. */
  get spentMs(): number {
    return this.#spentMs;
  }

  /** One batch, by whose time the next is sized. The fastest decides: a pause is no speed. */
  async warmUp(): Promise<void> {
    const elapsedMs = await this.#elapsedMs();
    this.#fastestMsPerOperation = Math.min(
      this.#fastestMsPerOperation,
      elapsedMs / this.#operations,
    );
    const wanted = Math.ceil((this.#batchMs * HEADROOM) / this.#fastestMsPerOperation);
    const limit = this.#operations * GROWTH_MAX;
    this.#isSized = wanted <= limit;
    this.#operations = Math.min(wanted, limit);
  }

  async nsPerOperation(): Promise<number> {
    return ((await this.#elapsedMs()) * NS_PER_MS) / this.#operations;
  }

  async #elapsedMs(): Promise<number> {
    this.#beforeEach();
    await this.#batch(Math.floor(this.#operations * LEAD_IN));
    const elapsed = this.#start();
    const running = this.#batch(this.#operations);
    // A synchronous batch pays no await.
    if (running !== undefined) await running;
    const elapsedMs = elapsed();
    this.#spentMs += elapsedMs;
    return elapsedMs;
  }
}
