import type { Lab, SubjectBreaker, SubjectOptions } from '@breaker-lab/stress-harness';

/** Opens when nearly all calls fail: while four of five do, it stays closed. */
export const PATIENT: SubjectOptions = {
  trip: { kind: 'rate', failureRateThreshold: 0.95, minimumCalls: 100, windowMs: 10_000 },
  openDurationMs: 1_000,
  halfOpenTrials: 1,
};

/** A breaker that four failures in five calls leave closed. */
export function patientBreaker(
  { subject }: Lab,
  options: Partial<SubjectOptions> = {},
): SubjectBreaker {
  return subject.create({ ...PATIENT, ...options });
}
