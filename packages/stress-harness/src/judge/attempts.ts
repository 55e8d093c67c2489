import type { Agreement } from './agreement.js';

/** Most lab processes tried for a clock figure of a scenario that one process decides. */
export const ATTEMPTS_MAX = 4;

/** One lab process, seen through one target. */
export interface Attempt {
  readonly met: boolean;
  /** The machine or the load generator spoilt it. */
  readonly isVoid: boolean;
}

/**
 * Judges a clock figure that one lab process decides.
 *
 * @remarks
 * What spoils a run only ever makes a clock figure worse. So a target that was met stands, also in
 * a void process; a miss counts in a valid process only, and a void one is replaced by another.
 */
export function attemptsVerdict(attempts: readonly Attempt[]): Agreement {
  if (attempts.some(({ met, isVoid }) => !met && !isVoid)) return { outcome: 'fail' };
  if (attempts.some(({ met }) => met)) return { outcome: 'pass' };
  if (attempts.length >= ATTEMPTS_MAX) return { outcome: 'inconclusive' };
  return { outcome: 'undecided', processesWanted: attempts.length + 1 };
}
