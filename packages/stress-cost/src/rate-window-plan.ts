import type { SeededRandom } from '@breaker-lab/stress-harness';

/** A spend rate, and the clock by which it is kept. */
export interface RateWindowPlan {
  readonly perMs: number;
  /** Within `perMs`. */
  readonly limitMicros: number;
  /** Clocks count from anywhere. */
  readonly startsAtMs: number;
}

const LENGTHS_MS = [1_000, 7_777, 60_000, 3_600_000, 86_400_000] as const;
const LIMIT_MICROS_MAX = 2_000_000;
const START_MS_MAX = 1e9;

/** Draws a rate. */
export function drawRateWindowPlan(random: SeededRandom): RateWindowPlan {
  return {
    perMs: LENGTHS_MS[random.index(LENGTHS_MS.length)] ?? 1_000,
    limitMicros: 10 + random.index(LIMIT_MICROS_MAX),
    // Half of them between two milliseconds.
    startsAtMs: random.index(START_MS_MAX) / 2,
  };
}
