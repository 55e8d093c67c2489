/** Calls in flight at once, as the old suite raised them. */
export const FLOOR_LEVELS = [10, 25, 50, 100, 200];

/** Calls in flight at once, and on to fifty times the floor. */
export const LEVELS = [...FLOOR_LEVELS, 500, 1_000, 2_000, 5_000, 10_000];
