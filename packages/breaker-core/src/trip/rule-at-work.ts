import type { Trip } from './trip.js';
import type { TripRule } from './trip-rule.js';

/** A rule with its memory, as a breaker keeps it. */
export interface RuleAtWork extends Trip {
  readonly rule: TripRule;
  /** Takes over what an earlier rule of the same kind has counted. */
  adopt(earlier: this): void;
}
