import type { ByProfile } from '@breaker-lab/stress-harness';

/** Operations in a segment: one object kept per 4,000, also of the four in five that fail, shows in each. */
export const OPERATIONS: ByProfile<number> = { smoke: 8_000, standard: 24_000, soak: 400_000 };

/** Of those that make, or wait for, something. */
export const HEAVY_OPERATIONS: ByProfile<number> = {
  smoke: 8_000,
  standard: 12_000,
  soak: 200_000,
};

/** How long such a scenario takes, in seconds. */
export const EXPECTED_SECONDS: ByProfile<number> = { smoke: 2, standard: 2, soak: 15 };

/** Every fifth call of a load that fails succeeds, so that a breaker stays closed. */
export const CALLS_PER_SUCCESS = 5;
