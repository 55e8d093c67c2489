import type { Lab, SubjectBreaker } from '@breaker-lab/stress-harness';

/** A breaker that opens at half of all calls failing: under 5 % it stays closed. */
export function steadyBreaker({ subject }: Lab): SubjectBreaker {
  return subject.create({
    trip: { kind: 'rate', failureRateThreshold: 0.5, minimumCalls: 100, windowMs: 10_000 },
    openDurationMs: 1_000,
    halfOpenTrials: 1,
  });
}
