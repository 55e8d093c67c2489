import type { SeededRandom } from '@breaker-lab/stress-harness';
import type { ThrottleRate } from './throttle-bucket.js';

/** A throttle over a share of a daily cap. */
export interface ThrottlePlan {
  readonly capMicros: number;
  /** Above which share of the cap calls are throttled: whole per cent. */
  readonly percent: number;
  readonly rate: ThrottleRate;
}

const CAP_MICROS = { least: 100_000_000, spread: 900_000_000 };
const PERCENT = { least: 30, spread: 60 };
const BURST_MAX = 5;
/** Calls in seconds: seldom, often, and at intervals that no number of milliseconds makes up. */
const RATES = [
  [1, 10],
  [3, 10],
  [1, 1],
  [3, 1],
  [7, 1],
  [10, 1],
  [49, 1],
  [333, 1],
] as const;

/** Draws a throttle. */
export function drawThrottlePlan(random: SeededRandom): ThrottlePlan {
  const [calls, perSeconds] = RATES[random.index(RATES.length)] ?? [1, 1];
  return {
    capMicros: CAP_MICROS.least + random.index(CAP_MICROS.spread),
    percent: PERCENT.least + random.index(PERCENT.spread),
    rate: { calls, perSeconds, burst: 1 + random.index(BURST_MAX) },
  };
}
