import type { CircuitBreakerOptions, Clock, TripRule } from '@breaker-lab/breaker-core';
import type { SubjectOptions, SubjectTrip } from '@breaker-lab/stress-harness';

/** A subject's options as breaker-core's. */
export function coreOptions({
  trip,
  openDurationMs,
  halfOpenTrials,
  nowMs,
  isFailure,
  timeoutMs,
}: SubjectOptions): CircuitBreakerOptions {
  return {
    trip: tripRule(trip),
    openDurationMs,
    halfOpenTrials,
    ...(isFailure && { classify: (error) => (isFailure(error) ? 'failure' : 'ignored') }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...clockOption(nowMs),
  };
}

/** A subject's trip rule as breaker-core's. */
export function tripRule(trip: SubjectTrip): TripRule {
  if (trip.kind === 'consecutive') return { kind: 'consecutive-failures', failures: trip.failures };
  return {
    kind: 'failure-rate',
    failureRateThreshold: trip.failureRateThreshold,
    minimumCalls: trip.minimumCalls,
    window: { kind: 'time', durationMs: trip.windowMs },
  };
}

/** The clock of a subject; its own where none is given. */
export function clockOption(nowMs: (() => number) | undefined): { clock?: Clock } {
  return nowMs === undefined ? {} : { clock: { nowMs } };
}
