import { HarnessError, type Lab, type SubjectCostBreaker } from '@breaker-lab/stress-harness';
import { unitsOf } from './order.js';

/** Long enough that nothing expires within a run that is not about expiry. */
const NEVER_MS = 86_400_000;

/** A fresh cost breaker of the subject. */
export function createCostBreaker(
  { subject }: Lab,
  {
    capMicros,
    reservationTtlMs = NEVER_MS,
    clock,
    epochMs,
    timeZone,
  }: {
    capMicros: number;
    reservationTtlMs?: number;
    clock?: () => number;
    epochMs?: () => number;
    timeZone?: string;
  },
): SubjectCostBreaker {
  if (subject.createCost === undefined) {
    throw new HarnessError('ERR_SUBJECT', `${subject.name}: needs createCost(options)`);
  }
  return subject.createCost({
    dailyCap: unitsOf(capMicros),
    reservationTtlMs,
    ...(clock === undefined ? {} : { nowMs: clock }),
    ...(epochMs === undefined ? {} : { epochMs }),
    ...(timeZone === undefined ? {} : { timeZone }),
  });
}
