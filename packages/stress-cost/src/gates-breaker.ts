import {
  HarnessError,
  type Lab,
  type SubjectCostBreaker,
  type SubjectCostOptions,
} from '@breaker-lab/stress-harness';
import { unitsOf } from './order.js';

/** Long enough that nothing expires within a run. */
const NEVER_MS = 364 * 86_400_000;

/** A fresh cost breaker of the subject, with its rules, its circuit and its clocks. */
export function createGatedBreaker(
  { subject }: Lab,
  {
    capMicros,
    ...options
  }: { capMicros: number } & Omit<SubjectCostOptions, 'dailyCap' | 'reservationTtlMs'>,
): SubjectCostBreaker {
  if (subject.createCost === undefined) {
    throw new HarnessError('ERR_SUBJECT', `${subject.name}: needs createCost(options)`);
  }
  return subject.createCost({
    dailyCap: unitsOf(capMicros),
    reservationTtlMs: NEVER_MS,
    ...options,
  });
}
