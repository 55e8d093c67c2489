import type { SubjectSharedBreaker, SubjectSource } from '@breaker-lab/stress-harness';

/** What one of the threads that call as fast as they can is asked to do; plain data. */
export interface SpeedJob {
  readonly source: SubjectSource;
  /** Of the breaker that all threads call. */
  readonly handle: unknown;
  /** Calls it makes from the gate on; before it, a tenth of them to a breaker of its own. */
  readonly calls: number;
}

/** What one such thread did, and when. */
export interface SpeedReport {
  readonly admitted: number;
  readonly rejected: number;
  /** First call and last, in milliseconds of a time that all threads share. */
  readonly startMs: number;
  readonly endMs: number;
  /** Processor time of the whole process, at either. */
  readonly startCpuMs: number;
  readonly endCpuMs: number;
  /** How many threads were released with it; 0 when it waited in vain. */
  readonly together: number;
}

/** Never opens by itself: every call of the measurement succeeds. */
export const SPEED_OPTIONS = {
  failures: 5,
  openDurationMs: 1_000,
  halfOpenTrials: 1,
  trialDeadlineMs: 60_000,
};

/** Admits and settles calls, one after the other. @returns how many were admitted. */
export function callOften(breaker: SubjectSharedBreaker, calls: number): number {
  let admitted = 0;
  for (let call = 0; call < calls; call++) {
    const permit = breaker.acquire();
    if (permit === undefined) continue;
    permit.succeed();
    admitted++;
  }
  return admitted;
}
