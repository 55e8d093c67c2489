import type { CircuitBreakerOptions, Clock, TripRule } from '@breaker-lab/breaker-core';
import type { SubjectOptions, SubjectTrip } from '@breaker-lab/stress-harness';

/** What a scenario asks of a breaker, as options of breaker-core. */
export function coreOptions({
  trip,
  openDurationMs,
  halfOpenTrials,
  nowMs,
  timeoutMs,
}: SubjectOptions): CircuitBreakerOptions {
  return {
    trip: tripRule(trip),
    openDurationMs,
    halfOpenTrials,
    ...clockOption(nowMs),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
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
