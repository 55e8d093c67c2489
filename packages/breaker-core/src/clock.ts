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

/**
 * Where a budget reads the date, to know its day and month. Durations never come from here.
 *
 * @remarks
 * Days and months are those of UTC. For another zone, shift `epochMs` by the zone's offset; the
 * reset times a budget reports are then shifted as well.
 */
export interface Calendar {
  /** Wall-clock time in milliseconds since 1970-01-01T00:00Z. May be stepped; see `CostBreaker`. */
  epochMs(): number;
}

/** The machine's wall clock (`Date.now()`). */
export const systemCalendar: Calendar = { epochMs: () => Date.now() };
