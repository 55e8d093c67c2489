import type { SubjectUsage } from '@breaker-lab/stress-harness';

/** What came of one request: money was held or not; something changed, or an error was thrown. */
export type Answer = 'admitted' | 'refused' | 'done' | 'thrown';

/** Who keeps the books of one daily budget: the subject, and the reference it is held against. */
export interface Bookkeeper {
  /** @param key - what the reservation is called from now on; of no one else. */
  reserve(key: number, micros: number): Answer;
  commit(key: number, micros: number): Answer;
  release(key: number): Answer;
  extend(key: number): Answer;
  refund(key: number, micros: number): Answer;
  setCap(micros: number): Answer;
  /** The books of today. */
  books(): SubjectUsage;
}
