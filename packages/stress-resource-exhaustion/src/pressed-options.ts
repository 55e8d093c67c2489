import type { SubjectOptions, SubjectTrip } from '@breaker-lab/stress-harness';

/** A rule by the share of failures. */
export type RateTrip = Extract<SubjectTrip, { kind: 'rate' }>;

/**
 * What every breaker of this category is told.
 *
 * @remarks
 * The window is so long that it forgets nothing within a cycle: at which failure the breaker opens is
 * then the rule's alone to say, and not the clock's.
 */
export const PRESSED_OPTIONS: SubjectOptions & { readonly trip: RateTrip } = {
  trip: { kind: 'rate', failureRateThreshold: 0.5, minimumCalls: 20, windowMs: 60_000 },
  openDurationMs: 200,
  halfOpenTrials: 2,
};
