import type { Target } from '@breaker-lab/stress-harness';
import { heapGrowth, moneyTargets, seen } from './money-laws.js';

/** Crowds whose calls cost 0.25 to 4 times their estimates. */
export const wrongEstimates: readonly Target[] = [
  ...moneyTargets,
  {
    metric: 'overshootAboveBoundMicros',
    unit: 'micro-units',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise:
      'the cap is passed by no more than what the calls then in flight cost above their estimates',
    cause: 'cost',
  },
  {
    metric: 'admittedWhileOverCap',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'once the cap is passed, nothing is admitted until there is room',
    cause: 'cost',
  },
  seen('overshootMicrosMax', {
    unit: 'micro-units',
    threshold: 1,
    promise: 'estimates are so wrong that the bound is put to the test',
  }),
  seen('capsPassed', {
    unit: 'times',
    threshold: { smoke: 8, standard: 20, soak: 1_000 },
    promise: 'caps are seen to be passed',
  }),
  seen('admittedAfterwards', {
    unit: 'calls',
    threshold: { smoke: 5, standard: 20, soak: 2_000 },
    promise: 'when there is room again, calls are admitted again',
  }),
  seen('rejections', {
    unit: 'calls',
    threshold: { smoke: 8_000, standard: 100_000, soak: 5_000_000 },
    promise: 'protection is seen to act: nine of ten callers are turned away',
  }),
  heapGrowth,
];
