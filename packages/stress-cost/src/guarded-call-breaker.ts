import {
  HarnessError,
  type Lab,
  type SubjectCostBreaker,
  type SubjectCostRule,
  type SubjectReservation,
} from '@breaker-lab/stress-harness';

/** A billion currency units, the most a budget may have: no run ever spends it. */
const CAP = 1e9;
const NEVER_MS = 86_400_000;
const ONE_MICRO_UNIT = 0.000001;

/** What each measured call is said to cost, and does. */
export const PAID_CALL = {
  estimate: 2 * ONE_MICRO_UNIT,
  actual: (): number => ONE_MICRO_UNIT,
} as const;

/**
 * A breaker by its own clocks, whose budgets and rules admit whatever a run offers.
 *
 * @param levels - nested scopes, each with a budget. Default: 1.
 */
export function endlessBreaker(
  { subject }: Lab,
  { levels, rules }: { levels?: number; rules?: readonly SubjectCostRule[] } = {},
): SubjectCostBreaker {
  if (subject.createCost === undefined) {
    throw new HarnessError('ERR_SUBJECT', `${subject.name}: needs createCost(options)`);
  }
  return subject.createCost({
    dailyCap: CAP,
    reservationTtlMs: NEVER_MS,
    ...(levels === undefined ? {} : { levels }),
    ...(rules === undefined ? {} : { rules }),
  });
}

/** Holds one measured call's estimate by hand. */
export function holdByHand(breaker: SubjectCostBreaker): SubjectReservation {
  const reservation = breaker.reserve?.(PAID_CALL.estimate);
  if (reservation === undefined) throw new HarnessError('ERR_SUBJECT', 'needs reserve(estimate)');
  return reservation;
}
