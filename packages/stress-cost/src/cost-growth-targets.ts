import type { Target } from '@breaker-lab/stress-harness';

const clock = { figure: 'clock', cause: 'degradation' } as const;

/** The most that a call's cost may grow by, as an exponent of the size; nothing is 0, all of it 1. */
export const GROWTH_EXPONENT_MAX = 0.05;

/** Guarded calls beside 10 to 100,000 live reservations, and after 400,000 charges and more. */
export const costGrowth: readonly Target[] = [
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
    ...clock,
    metric: 'liveGrowthExponent',
    unit: 'exponent',
    bound: 'at most',
    threshold: GROWTH_EXPONENT_MAX,
    promise: 'a call takes as long beside 100,000 live reservations as beside 6,250',
  },
  {
    ...clock,
    metric: 'pastGrowthExponent',
    unit: 'exponent',
    bound: 'at most',
    threshold: GROWTH_EXPONENT_MAX,
    promise: 'a call takes as long however much was spent before it',
  },
  {
    ...clock,
    metric: 'liveReservations',
    unit: 'reservations',
    bound: 'at least',
    threshold: 100_000,
    promise: 'so many are held within several times the time a sound breaker takes',
  },
  {
    ...clock,
    metric: 'pastCharges',
    unit: 'charges',
    bound: 'at least',
    threshold: { smoke: 400_000, standard: 1_600_000, soak: 16_000_000 },
    promise: 'so many are charged within several times the time a sound breaker takes',
  },
];
