import type { SubjectSource } from '@breaker-lab/stress-harness';
import type { Way } from './compared-side.js';

/** Who guards the calls that are counted; nobody: the bare call. */
const GUARDS = ['bare', 'baseline', 'subject'] as const;
export type Guard = (typeof GUARDS)[number];

const WAYS: readonly Way[] = ['sync', 'async'];

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
