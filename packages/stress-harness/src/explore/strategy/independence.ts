import type { PendingStep } from '../strategy.js';

/** Whether two steps of two actors have the same effect in either order, now and ever after. */
export function independent(one: PendingStep, other: PendingStep): boolean {
  if (one.kind === 'other' || other.kind === 'other') return false;
  if (one.location !== other.location) return true;
  return one.kind === 'read' && other.kind === 'read';
}
