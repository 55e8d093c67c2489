import type { Clock } from '../clock.js';

/**
 * A clock that moves only when told to, so that hours of breaker behaviour are tested in no time.
 *
 * @example
 * ```ts
 * const clock = new ManualClock();
 * const breaker = new CircuitBreaker({ openDurationMs: 30_000, clock });
 * clock.advance(30_000);
 * ```
 */
export class ManualClock implements Clock {
  #nowMs: number;

  /** @param startMs - the first reading, in milliseconds; default 0. */
  constructor(startMs = 0) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  /**
   * Moves time forward.
   *
   * @param durationMs - milliseconds to add; finite and not negative.
   * @throws RangeError when time would stand on an unusable value or run backwards.
   */
  advance(durationMs: number): void {
    if (!Number.isFinite(durationMs) || durationMs < 0) {
      throw new RangeError(
        `ManualClock.advance: expected a finite number of milliseconds >= 0, got ${durationMs}`,
      );
    }
    this.#nowMs += durationMs;
  }
}
