import type { SeededRandom } from '../seed.js';

const MS_PER_SEC = 1_000;

/** How open-loop arrivals are spread: evenly, or with exponential gaps (a Poisson process). */
export type ArrivalPattern = 'constant' | 'poisson';

/** A stretch of open-loop load. */
export interface ArrivalPlan {
  readonly pattern: ArrivalPattern;
  /** Arrivals per second, on average. */
  readonly ratePerSec: number;
  readonly durationMs: number;
}

/**
 * The intended start times of a stretch, in milliseconds from its begin, ascending: decided ahead,
 * so that a slow subject cannot slow down its own load.
 */
export function intendedStartsMs(plan: ArrivalPlan, random: SeededRandom): Float64Array {
  const starts: number[] = [];
  if (plan.pattern === 'constant') {
    // Not by adding gaps up: rounding errors would add up too, to one arrival too many.
    const nth = (n: number): number => (n * MS_PER_SEC) / plan.ratePerSec;
    for (let n = 0; nth(n) < plan.durationMs; n++) starts.push(nth(n));
    return Float64Array.from(starts);
  }
  const gapMs = MS_PER_SEC / plan.ratePerSec;
  let atMs = random.exponential(gapMs);
  while (atMs < plan.durationMs) {
    starts.push(atMs);
    atMs += random.exponential(gapMs);
  }
  return Float64Array.from(starts);
}
