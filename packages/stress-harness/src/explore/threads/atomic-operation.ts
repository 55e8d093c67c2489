import type { PendingStep } from '../strategy.js';

/** The functions of `Atomics` that are scheduling points; the order gives each its number. */
export const ATOMIC_OPERATIONS = [
  'load',
  'store',
  'add',
  'sub',
  'and',
  'or',
  'xor',
  'exchange',
  'compareExchange',
  'wait',
  'notify',
] as const;

/** A function of `Atomics` that is a scheduling point. */
export type AtomicOperation = (typeof ATOMIC_OPERATIONS)[number];

/** What an operation may do to its element, before its values are known. */
export function kindOf(operation: AtomicOperation): PendingStep['kind'] {
  if (operation === 'load') return 'read';
  return operation === 'wait' ? 'wait' : 'write';
}

/** Whether it touches one element, and is done; not an operation by which threads wait for each other. */
export function isTouch(operation: AtomicOperation): boolean {
  return operation !== 'wait' && operation !== 'notify';
}

/** How many values an operation that touches one element is given. */
export function operandsOf(operation: AtomicOperation): number {
  if (operation === 'load') return 0;
  return operation === 'compareExchange' ? 2 : 1;
}
