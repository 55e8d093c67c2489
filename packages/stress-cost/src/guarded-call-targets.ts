import type { Target } from '@breaker-lab/stress-harness';

const settled: readonly Target[] = [
  {
    metric: 'unsettledCalls',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'every call settles',
    cause: 'breaker logic',
  },
  {
    metric: 'bookErrorMicros',
    unit: 'micro-units',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'what was measured was guarded: each call was charged its one micro-unit',
    cause: 'cost',
  },
];

/** An asynchronous call, bare and through a cost breaker with one budget. */
export const guardedCall: readonly Target[] = [
  ...settled,
  {
    metric: 'timesByHand',
    unit: 'times',
    bound: 'at most',
    threshold: 2.5,
    figure: 'clock',
    promise: 'a guarded call costs at most 2.5 times what a guard written by hand adds to it',
    cause: 'overhead',
  },
];

/** The same with four nested budgets and ten rules. */
export const guardedCallScopes: readonly Target[] = [
  ...settled,
  {
    metric: 'timesByHand',
    unit: 'times',
    bound: 'at most',
    threshold: 4,
    figure: 'clock',
    promise:
      'four budgets and ten rules cost at most four times what one guard written by hand adds',
    cause: 'overhead',
  },
];

/** 100,000 reservations: while they live, and when they have ended. */
export const guardedCallBytes: readonly Target[] = [
  {
    metric: 'bytesPerLiveReservation',
    unit: 'B',
    bound: 'at most',
    threshold: 200,
    figure: 'exact',
    promise: 'a live reservation takes one small object: a million of them fit into 200 MB',
    cause: 'memory',
  },
  {
    metric: 'bytesPerEndedReservation',
    unit: 'B',
    bound: 'at most',
    threshold: 4,
    figure: 'exact',
    promise: 'nothing is kept of a reservation that has ended: a reference alone is eight bytes',
    cause: 'memory',
  },
  {
    metric: 'bytesGrowthExponent',
    unit: 'exponent',
    bound: 'at most',
    threshold: 0.05,
    figure: 'exact',
    promise: 'a call allocates the same beside 6,250 and beside 100,000 live reservations',
    cause: 'degradation',
  },
];
