import type { BreakerSubject, CallRecorder, SeededRandom } from '@breaker-lab/stress-harness';

/** What a law is tried on. */
export interface LawBench {
  readonly subject: BreakerSubject;
  readonly recorder: CallRecorder;
  readonly random: SeededRandom;
}

/** Tries one law once. @returns what was broken, in words; nothing for a sound breaker. */
export type Law = (bench: LawBench) => Promise<readonly string[]>;

/** Gathers what is not as it must be. */
export class Breaches {
  readonly notes: string[] = [];

  expect<T>(seen: T, expected: T, after: string): void {
    if (seen === expected) return;
    this.notes.push(`${String(seen)} instead of ${String(expected)}: ${after}`);
  }
}
