import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { atOnce } from './gates-targets.js';
import { seen } from './money-laws.js';
import { PRESSURES } from './throttle-pressure.js';

/** Counted, and repeats to the last digit: no tolerance. */
const never = { bound: 'exactly', threshold: 0, figure: 'exact', cause: 'cost' } as const;

/** A throttle over a share of the cap, under pressure that comes and goes. */
export const throttle: readonly Target[] = [
  atOnce,
  {
    ...never,
    metric: 'timersLeft',
    unit: 'timers',
    promise: 'a throttle is no sleep: nothing waits, and no timer is left',
  },
  {
    ...never,
    metric: 'throttledAfterwards',
    unit: 'calls',
    promise: 'a throttle lets go in the instant in which the pressure is gone',
  },
  {
    ...never,
    metric: 'throttledBefore',
    unit: 'calls',
    promise: 'while there is no pressure nothing is throttled',
  },
  {
    ...never,
    metric: 'admittedAboveRate',
    unit: 'calls',
    promise: 'under pressure no call is let in above the rate and its burst, in whichever rhythm',
  },
  {
    ...never,
    metric: 'rejectedBelowRate',
    unit: 'calls',
    promise: 'under pressure all of the rate can be used: to the call, and to the millisecond',
  },
  ...conservationTargets,
  {
    metric: 'pressuresSeen',
    unit: 'ways',
    bound: 'exactly',
    threshold: PRESSURES.length,
    figure: 'exact',
    promise:
      'pressure comes and goes by what is held, what calls cost, a refund, a new day and the cap',
    cause: 'cost',
  },
  seen('admittedUnderPressure', {
    unit: 'calls',
    threshold: { smoke: 2_500, standard: 12_500, soak: 625_000 },
    promise: 'a throttle is seen to let its rate through',
  }),
  seen('throttled', {
    unit: 'calls',
    threshold: { smoke: 5_000, standard: 25_000, soak: 1_250_000 },
    promise: 'protection is seen to act: calls above the rate are turned away',
  }),
];
