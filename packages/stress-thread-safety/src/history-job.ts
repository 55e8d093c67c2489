import type { SubjectSource } from '@breaker-lab/stress-harness';
import type { HistoryMemory } from '@breaker-lab/stress-harness/history';

/** What one worker thread is asked to do to many objects that all threads share; plain data. */
export interface HistoryJob {
  readonly source: SubjectSource;
  /** By which it attaches, one for each object. */
  readonly handles: readonly unknown[];
  /** Where it records what it sees. */
  readonly history: HistoryMemory;
  /** Memory of the cursor that deals out the operations. */
  readonly cursor: SharedArrayBuffer;
  readonly seed: number;
  /** Which thread it is, from 0. */
  readonly thread: number;
  /** Operations dealt out on each object, over all threads. */
  readonly operationsEach: number;
  /** What it holds at once at most, permits or reservations. */
  readonly inFlight: number;
}

/** What one worker thread says in the end; what it saw is in its history. */
export interface HistoryReport {
  /** How many threads were released with it; 0 when it waited in vain. */
  readonly together: number;
}
