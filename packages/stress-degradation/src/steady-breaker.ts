import type { Lab, SubjectBreaker } from '@breaker-lab/stress-harness';

const OPEN_DURATION_MS = 1_000;

/** Opens at half of all calls failing: the load of levels stays far from it. */
export function steadyBreaker(lab: Lab): SubjectBreaker {
  return lab.subject.create({
    trip: { kind: 'rate', failureRateThreshold: 0.5, minimumCalls: 100, windowMs: 10_000 },
    openDurationMs: OPEN_DURATION_MS,
    halfOpenTrials: 1,
  });
}

/** Opens when every call in the window has failed: a window may hold any mix but that. */
export function patientBreaker(
  lab: Lab,
  time: { readonly windowMs: number; readonly nowMs?: () => number },
): SubjectBreaker {
  const { windowMs, ...clock } = time;
  return lab.subject.create({
    trip: {
      kind: 'rate',
      failureRateThreshold: 1,
      minimumCalls: 100,
      windowMs,
    },
    openDurationMs: OPEN_DURATION_MS,
    halfOpenTrials: 1,
    ...clock,
  });
}

/** Opens within some tens of milliseconds of calls that come too late, and tries soon again. */
export function sheddingBreaker(lab: Lab): SubjectBreaker {
  return lab.subject.create({
    trip: { kind: 'rate', failureRateThreshold: 0.5, minimumCalls: 20, windowMs: 100 },
    openDurationMs: 100,
    halfOpenTrials: 5,
  });
}

/** No breaker: calls go straight to the upstream. What a guarded call is compared with. */
export const noBreaker: SubjectBreaker = {
  execute: (fn) => fn(),
  state: () => 'closed',
  isRejection: () => false,
};
