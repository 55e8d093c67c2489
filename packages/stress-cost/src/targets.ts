import type { Target } from '@breaker-lab/stress-harness';
import { heapGrowth, moneyTargets, throughput } from './money-laws.js';

/** Crowds of calls at $0.01 in one tick, against a cap of a tenth of what they would cost. */
export const concurrentCap: readonly Target[] = [
  ...moneyTargets,
  {
    metric: 'callsRun',
    unit: 'calls',
    bound: 'exactly',
    threshold: { smoke: 100, standard: 12_000, soak: 600_000 },
    figure: 'exact',
    promise: 'as many calls run as the cap pays for: 100 of 1,000',
    cause: 'cost',
  },
  {
    metric: 'rejections',
    unit: 'calls',
    bound: 'exactly',
    threshold: { smoke: 900, standard: 108_000, soak: 5_400_000 },
    figure: 'exact',
    promise: 'protection is seen to act: all others, 900 of 1,000, are turned away',
    cause: 'cost',
  },
  {
    metric: 'spentMicros',
    unit: 'micro-units',
    bound: 'exactly',
    threshold: { smoke: 1_000_000, standard: 120_000_000, soak: 6_000_000_000 },
    figure: 'exact',
    promise: 'the whole cap is spent: $1.00 for each crowd of 1,000',
    cause: 'cost',
  },
  throughput,
  heapGrowth,
];

/** Wrong estimates, failures, hanging and late calls, in seeded interleavings. */
export const mixedOutcomes: readonly Target[] = [
  ...moneyTargets,
  {
    metric: 'rejections',
    unit: 'calls',
    bound: 'at least',
    threshold: { smoke: 1_000, standard: 10_000, soak: 500_000 },
    figure: 'exact',
    promise: 'protection is seen to act: caps are reached and calls turned away',
    cause: 'cost',
  },
  {
    metric: 'failedCalls',
    unit: 'calls',
    bound: 'at least',
    threshold: { smoke: 1_000, standard: 10_000, soak: 500_000 },
    figure: 'exact',
    promise: 'calls that fail are seen, and give back what was reserved for them',
    cause: 'cost',
  },
  {
    metric: 'overrunCalls',
    unit: 'calls',
    bound: 'at least',
    threshold: { smoke: 1_000, standard: 10_000, soak: 500_000 },
    figure: 'exact',
    promise: 'calls that cost more than estimated are seen',
    cause: 'cost',
  },
  {
    metric: 'expiredCalls',
    unit: 'calls',
    bound: 'at least',
    threshold: { smoke: 1_000, standard: 10_000, soak: 500_000 },
    figure: 'exact',
    promise:
      'calls that are not settled in time are seen, and count as having spent their estimate',
    cause: 'cost',
  },
  {
    metric: 'lateSettlements',
    unit: 'calls',
    bound: 'at least',
    threshold: { smoke: 300, standard: 2_000, soak: 100_000 },
    figure: 'exact',
    promise: 'expired calls that settle after all are seen, and are charged what they cost',
    cause: 'cost',
  },
  {
    metric: 'lastCentsAdmitted',
    unit: 'budgets',
    bound: 'at least',
    threshold: { smoke: 100, standard: 700, soak: 35_000 },
    figure: 'exact',
    promise: 'with money left and no call in flight, a call for all of it is admitted',
    cause: 'cost',
  },
  throughput,
  heapGrowth,
];

/** Caps that prices divide or miss by a micro-unit, and a great many additions. */
export const lastCent: readonly Target[] = [
  ...moneyTargets,
  {
    metric: 'lastCentsSpent',
    unit: 'budgets',
    bound: 'at least',
    threshold: { smoke: 50, standard: 400, soak: 20_000 },
    figure: 'exact',
    promise: 'what a price leaves over is spent to the last micro-unit',
    cause: 'cost',
  },
  {
    metric: 'rejections',
    unit: 'calls',
    bound: 'at least',
    threshold: { smoke: 300, standard: 2_000, soak: 100_000 },
    figure: 'exact',
    promise: 'protection is seen to act: at each cap the next call is turned away',
    cause: 'cost',
  },
  throughput,
  heapGrowth,
];
