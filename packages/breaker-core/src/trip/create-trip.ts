import { ConsecutiveFailures } from './consecutive-failures.js';
import { CustomTrip, type ErrorCounter } from './custom-trip.js';
import { FailureRate } from './failure-rate.js';
import { SlowCallRate } from './slow-call-rate.js';
import type { RuleAtWork } from './rule-at-work.js';
import type { TripRule } from './trip-rule.js';

/** Puts a checked rule to work. */
export function createTrip(rule: TripRule, errors: ErrorCounter): RuleAtWork {
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
