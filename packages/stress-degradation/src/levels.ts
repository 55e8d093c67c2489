/** Up to here the old suite raised the load, in calls in flight at once. */
export const FLOOR_LEVEL = 200;

const LEVELS = [10, 25, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/** Calls in flight at once, by profile: on to fifty times the floor. */
export const LEVELS_BY_PROFILE = {
  smoke: [10, 50, 200, 1_000, 2_000, 10_000],
  standard: LEVELS,
  soak: LEVELS,
};
