import type { SubjectSource } from '@breaker-lab/stress-harness';

/** Who guards the calls that are counted; nobody: the bare call. */
export const GUARDS = ['bare', 'baseline', 'subject'] as const;
export type Guard = (typeof GUARDS)[number];

/** By which way. */
export const WAYS = ['sync', 'async'] as const;
export type Way = (typeof WAYS)[number];

/** What the counted process does; it marks the begin of each batch, and the end of the last. */
export interface InstructionsPlan {
  readonly sources: Readonly<Record<Exclude<Guard, 'bare'>, SubjectSource>>;
  readonly seed: number;
  /** All batches, this often. */
  readonly rounds: number;
  readonly callsPerBatch: number;
}

/** The batches of a round, in order. */
export const BATCHES = WAYS.flatMap((way) => GUARDS.map((guard) => ({ way, guard })));
