import type { Target } from '@breaker-lab/stress-harness';
import { heapGrowth, seen } from './money-laws.js';

/** Amounts that are none: NaN, negative, infinite, above 2⁵³ micro-units. */
export const badAmounts: readonly Target[] = [
  {
    metric: 'nonsenseAdmitted',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'a call whose estimate is no amount does not run',
    cause: 'cost',
  },
  {
    metric: 'nonsenseTaken',
    unit: 'amounts',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'what is committed, and what is a cap, is an amount',
    cause: 'cost',
  },
  {
    metric: 'bookErrorMicrosMax',
    unit: 'micro-units',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise:
      'what is refused changes nothing, and a call whose cost is no amount is charged its estimate',
    cause: 'cost',
  },
  {
    metric: 'lostOutcomes',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'a cost that cannot be read takes no result from the caller',
    cause: 'breaker logic',
  },
  seen('nonsenseRefused', {
    unit: 'amounts',
    threshold: { smoke: 2_000, standard: 10_000, soak: 600_000 },
    promise: 'protection is seen to act: every kind of nonsense is refused',
  }),
  seen('unpricedCalls', {
    unit: 'calls',
    threshold: { smoke: 1_500, standard: 7_500, soak: 450_000 },
    promise: 'calls whose cost is no amount are seen',
  }),
  heapGrowth,
];
