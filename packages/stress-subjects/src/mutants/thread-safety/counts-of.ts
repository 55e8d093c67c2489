import type { SubjectBreaker, SubjectCounts } from '@breaker-lab/stress-harness';

const NONE: SubjectCounts = { succeeded: 0, failed: 0, rejected: 0, late: 0 };

/** The counts of a sound breaker, for a mutant that falsifies one of them. */
export function countsOf(sound: SubjectBreaker): SubjectCounts {
  return sound.counts?.() ?? NONE;
}
