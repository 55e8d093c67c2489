import type { Target } from '@breaker-lab/stress-harness';
import { heapGrowth, moneyTargets, seen } from './money-laws.js';

/** Bias × delay × ending × roll-over: every way in which a call can go. */
export const moneyMatrix: readonly Target[] = [
  ...moneyTargets,
  {
    metric: 'cellsSeen',
    unit: 'cells',
    bound: 'exactly',
    threshold: 108,
    figure: 'exact',
    promise: 'every combination of bias, delay, ending and roll-over was met',
    cause: 'cost',
  },
  seen('rejections', {
    unit: 'calls',
    threshold: { smoke: 100, standard: 1_000, soak: 50_000 },
    promise: 'protection is seen to act: caps are reached and calls turned away',
  }),
  seen('failedCalls', {
    unit: 'calls',
    threshold: { smoke: 300, standard: 3_000, soak: 120_000 },
    promise: 'calls that fail are seen, and are charged what they had used, or nothing',
  }),
  seen('cancelledCalls', {
    unit: 'calls',
    threshold: { smoke: 300, standard: 3_000, soak: 120_000 },
    promise:
      'calls given up are seen, and are charged what they used: not nothing, not the estimate',
  }),
  seen('expiredCalls', {
    unit: 'calls',
    threshold: { smoke: 300, standard: 3_000, soak: 120_000 },
    promise: 'calls that are not settled in time are seen, and some that settle after all',
  }),
  seen('daysOpened', {
    unit: 'days',
    threshold: { smoke: 200, standard: 2_000, soak: 70_000 },
    promise: 'midnight is seen with calls in flight, each charged to the day it was reserved in',
  }),
  heapGrowth,
];
