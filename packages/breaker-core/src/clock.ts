/**
 * Where a breaker reads time.
 *
 * @remarks
 * The only requirement is that `nowMs` never runs backwards: wall-clock steps, suspended machines
 * and daylight saving must not reach a breaker. The zero point is arbitrary.
 */
export interface Clock {
  /** Monotonic time in milliseconds, fractions allowed, from an arbitrary zero. */
  nowMs(): number;
}

/** The process's monotonic clock (`performance.now()`): setting the wall clock does not move it. */
export const monotonicClock: Clock = { nowMs: () => performance.now() };
