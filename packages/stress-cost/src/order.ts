import type { SeededRandom } from '@breaker-lab/stress-harness';

/** Micro-units in one currency unit: a million to the dollar. */
const MICROS_PER_UNIT = 1_000_000;

/** What a call is thought to cost, and does; in integer micro-units. */
export interface Price {
  /** What the breaker is told beforehand. */
  readonly estimateMicros: number;
  /** What the call costs when it succeeds. */
  readonly actualMicros: number;
}

/** A paid call as its caller plans it. */
export interface Order extends Price {
  /** How the call is going to end; a hanging one never does. */
  readonly fate: 'succeeds' | 'fails' | 'hangs';
}

/** A call whose estimate is right. */
export function exactOrder(micros: number): Order {
  return { estimateMicros: micros, actualMicros: micros, fate: 'succeeds' };
}

/** Actual costs lie between a quarter and four times of the estimate. */
const COST_FACTOR_MAX = 4;

/** What a wrongly estimated call costs: 0.25 to 4 times its estimate, evenly in logarithm. */
export function drawActualMicros(random: SeededRandom, estimateMicros: number): number {
  return Math.round(estimateMicros * COST_FACTOR_MAX ** (2 * random.share() - 1));
}

/** Micro-units as the number of currency units that stands for them: the double next to it. */
export function unitsOf(micros: number): number {
  return micros / MICROS_PER_UNIT;
}

/** Currency units as micro-units, rounded up: the guard's favour. */
export function microsOf(units: number): number {
  return Math.ceil(units * MICROS_PER_UNIT);
}
