import type { Target } from '@breaker-lab/stress-harness';
import { heapGrowth, moneyTargets, seen } from './money-laws.js';

/** Days of 23 to 25 hours, a skipped one, leap days; clocks set back and ahead. */
export const calendar: readonly Target[] = [
  ...moneyTargets,
  {
    metric: 'daysNotSpent',
    unit: 'days',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'a day costs exactly its cap: all of it can be spent up to its last millisecond',
    cause: 'cost',
  },
  {
    metric: 'daysWalked',
    unit: 'days',
    bound: 'exactly',
    threshold: { smoke: 60, standard: 360, soak: 15_000 },
    figure: 'exact',
    promise: 'each of the days written down was walked through',
    cause: 'cost',
  },
  seen('stepsBack', {
    unit: 'steps',
    threshold: { smoke: 100, standard: 800, soak: 40_000 },
    promise: 'wall clocks are seen to be set back, with money in flight',
  }),
  seen('rejections', {
    unit: 'calls',
    threshold: { smoke: 200, standard: 1_200, soak: 50_000 },
    promise: 'protection is seen to act: caps are reached and calls turned away',
  }),
  heapGrowth,
];
