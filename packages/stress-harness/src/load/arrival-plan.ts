import { HarnessError } from '../harness-error.js';

/** Evenly spread: the nth arrival is n / rate after the begin. */
export interface ConstantArrivals {
  readonly pattern: 'constant';
  /** Arrivals per second; above 0. */
  readonly ratePerSec: number;
  readonly durationMs: number;
}

/** A Poisson process: independent gaps, exponential, as of many callers who know nothing of each other. */
export interface PoissonArrivals {
  readonly pattern: 'poisson';
  /** Arrivals per second on average; above 0. */
  readonly ratePerSec: number;
  readonly durationMs: number;
}

/** A rate that changes evenly from one to another; arrivals are spread by it, not drawn. */
export interface RampArrivals {
  readonly pattern: 'ramp';
  /** Arrivals per second at the begin; at least 0. */
  readonly fromRatePerSec: number;
  /** Arrivals per second at the end; at least 0. */
  readonly toRatePerSec: number;
  readonly durationMs: number;
}

/** So many arrivals at one instant, again and again; the first at the begin. */
export interface BurstArrivals {
  readonly pattern: 'burst';
  /** A positive integer. */
  readonly arrivalsPerBurst: number;
  /** From one burst to the next; above 0. */
  readonly everyMs: number;
  readonly durationMs: number;
}

/** A Poisson process that is on for a while, then silent for a while; it begins with on. */
export interface OnOffArrivals {
  readonly pattern: 'on-off';
  /** Arrivals per second on average, while on; above 0. */
  readonly ratePerSec: number;
  /** Above 0. */
  readonly onMs: number;
  /** At least 0. */
  readonly offMs: number;
  readonly durationMs: number;
}

/** A stretch of open-loop load: which calls arrive when, whatever becomes of the calls before. */
export type ArrivalPlan =
  ConstantArrivals | PoissonArrivals | RampArrivals | BurstArrivals | OnOffArrivals;

/** Fields that may be 0; all others must be above. */
const MAY_BE_ZERO = new Set(['fromRatePerSec', 'toRatePerSec', 'offMs', 'durationMs']);

/**
 * Refuses a plan that decides no arrivals.
 *
 * @throws {@link HarnessError} `ERR_ARRIVALS` naming every unusable field at once.
 */
export function checkArrivalPlan({ pattern, ...fields }: ArrivalPlan): void {
  const problems = Object.entries(fields).flatMap(([name, value]) => {
    const minimum = MAY_BE_ZERO.has(name) ? 'at least 0' : 'above 0';
    const isLarge = MAY_BE_ZERO.has(name) ? value >= 0 : value > 0;
    if (name === 'arrivalsPerBurst' && !Number.isInteger(value)) {
      return [`${name} must be a positive integer, got ${value}`];
    }
    return isLarge && Number.isFinite(value)
      ? []
      : [`${name} must be a finite number ${minimum}, got ${value}`];
  });
  if (problems.length === 0) return;
  throw new HarnessError('ERR_ARRIVALS', `${pattern} arrivals: ${problems.join('; ')}`);
}
