import type { Clock } from '../clock.js';

/**
 * A clock in shared memory, which all threads that share the memory read and any may move: for
 * tests of what is shared between threads. It has no timers of its own.
 *
 * @example
 * ```ts
 * const clock = new SharedManualClock();
 * new Worker(file, { workerData: clock.buffer }); // there: new SharedManualClock(workerData)
 * clock.advance(30_000);
 * ```
 */
export class SharedManualClock implements Clock {
  /** What another thread makes the same clock of. */
  readonly buffer: SharedArrayBuffer;
  readonly #micros: BigInt64Array;

  /** @param buffer - that of the same clock in another thread; default: a new clock, at 0 ms. */
  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(8)) {
    this.buffer = buffer;
    this.#micros = new BigInt64Array(buffer);
  }

  nowMs(): number {
    return Number(Atomics.load(this.#micros, 0)) / 1_000;
  }

  /**
   * Moves time forward, for all threads.
   *
   * @param durationMs - milliseconds to add, kept to the microsecond; finite and not negative.
   * @throws RangeError when time would stand on an unusable value or run backwards.
   */
  advance(durationMs: number): void {
    if (!Number.isFinite(durationMs) || durationMs < 0) {
      throw new RangeError(
        `SharedManualClock.advance: expected a finite number of milliseconds >= 0, got ${durationMs}`,
      );
    }
    Atomics.add(this.#micros, 0, BigInt(Math.round(durationMs * 1_000)));
  }
}
