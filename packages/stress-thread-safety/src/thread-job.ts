import type { CallCounts, SubjectCounts, SubjectSource } from '@breaker-lab/stress-harness';

/** What a heat adds to each of its jobs. */
export interface GatedJob {
  /** Memory of the starting gate. */
  readonly gate: SharedArrayBuffer;
  /** How long a thread waits for the others, in milliseconds. */
  readonly gatePatienceMs: number;
}

/** What one worker thread with a breaker of its own is asked to do; plain data. */
export interface ThreadJob {
  readonly source: SubjectSource;
  readonly seed: number;
  /** Which thread of the round it is, from 0. */
  readonly thread: number;
  /** Calls it makes through its breaker. */
  readonly operations: number;
  /** How long it waits for its calls to settle, in milliseconds. */
  readonly callPatienceMs: number;
}

/** What one worker thread has to tell. */
export interface ThreadReport {
  /** How its calls ended, as their callers saw it. */
  readonly calls: CallCounts;
  /** What its breaker counted. */
  readonly counted: SubjectCounts;
  /** How many threads were released with it; 0 when it waited in vain. */
  readonly together: number;
}

/** Calls that a breaker counted too few, or too many, of; 0 when it counted right. */
export function lostUpdates({ calls, counted }: ThreadReport): number {
  const settled = counted.succeeded + counted.failed + counted.late;
  return (
    Math.abs(settled - calls.succeeded - calls.failed) + Math.abs(counted.rejected - calls.rejected)
  );
}
