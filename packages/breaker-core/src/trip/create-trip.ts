import { ConsecutiveFailures } from './consecutive-failures.js';
import { FailureRate } from './failure-rate.js';
import type { Trip, TripRule } from './trip-rule.js';

/** Puts a checked rule to work. */
export function createTrip(rule: TripRule): Trip {
  return rule.kind === 'failure-rate' ? new FailureRate(rule) : new ConsecutiveFailures(rule);
}
