import type { SmallestEffect } from './smallest-effect.js';
import type { LikelyCause } from './target.js';

/** What a test concluded. Only `pass` is good; `skipped` says why the subject cannot take it. */
export const OUTCOMES = ['pass', 'fail', 'inconclusive', 'skipped'] as const;

/** One of {@link OUTCOMES}. */
export type Outcome = (typeof OUTCOMES)[number];

/** One target held against what was measured. */
export interface Evidence {
  readonly metric: string;
  readonly unit: string;
  /** Whether it repeats to the last digit, or was taken from a clock. */
  readonly figure: 'exact' | 'clock';
  /** For example `at most 0.1`. */
  readonly expected: string;
  /** The figure, one per lab process; empty when it was not measured. */
  readonly values: readonly number[];
  readonly outcome: Exclude<Outcome, 'skipped'>;
  /** What the run could have seen; absent for exact figures, of which every miss is seen. */
  readonly smallestEffect?: SmallestEffect | undefined;
  readonly promise: string;
  readonly cause: LikelyCause;
}

/** A conclusion with its evidence. */
export interface Verdict {
  readonly outcome: Outcome;
  /** One line: the promise broken, or why there is no verdict. Empty for a pass. */
  readonly reason: string;
  readonly cause: LikelyCause | null;
  readonly evidence: readonly Evidence[];
}
