import type { SeededRandom } from '../seed.js';

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
  const gapMs = 1000 / plan.ratePerSec;
  const starts: number[] = [];
  let atMs = plan.pattern === 'constant' ? 0 : random.exponential(gapMs);
  while (atMs < plan.durationMs) {
    starts.push(atMs);
    atMs += plan.pattern === 'constant' ? gapMs : random.exponential(gapMs);
  }
  return Float64Array.from(starts);
}
