import { ConsecutiveFailures } from './consecutive-failures.js';
import { CustomTrip, type ErrorCounter } from './custom-trip.js';
import { FailureRate } from './failure-rate.js';
import { SlowCallRate } from './slow-call-rate.js';
import type { Trip } from './trip.js';
import type { TripRule } from './trip-rule.js';

/** Puts a checked rule to work. */
export function createTrip(rule: TripRule, errors: ErrorCounter): Trip {
  switch (rule.kind) {
    case 'consecutive-failures':
      return new ConsecutiveFailures(rule);
    case 'failure-rate':
      return new FailureRate(rule);
    case 'slow-call-rate':
      return new SlowCallRate(rule);
    case 'custom':
      return new CustomTrip(rule, errors);
  }
}

/** Hands on what an earlier rule of the same kind has counted. */
export function adoptTrip(trip: Trip, earlier: Trip): void {
  if (trip instanceof ConsecutiveFailures && earlier instanceof ConsecutiveFailures) {
    trip.adopt(earlier);
  }
  if (trip instanceof FailureRate && earlier instanceof FailureRate) trip.adopt(earlier);
  if (trip instanceof SlowCallRate && earlier instanceof SlowCallRate) trip.adopt(earlier);
}
