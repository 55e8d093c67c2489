import type { CompletedOutcome } from '../outcome.js';

/** Counts the completed calls a rate looks at, in fixed memory and at a constant cost per call. */
export interface CallWindow {
  /** Completed calls in the window. */
  readonly completed: number;
  /** Failures among them. */
  readonly failures: number;
  /** Lets the window forget what it must by `nowMs`, then adds one completed call. */
  record(outcome: CompletedOutcome, nowMs: number): void;
  /** Forgets everything. */
  clear(): void;
}
