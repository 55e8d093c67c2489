/**
 * How many processes must agree: all of seven; otherwise 13 of fifteen; otherwise 24 of
 * thirty-one. Chosen by experiment: interleaved pairs over seven processes gave no false alarm in
 * 60 runs of the same code against itself, also beside noisy neighbours.
 */
const STAGES = [
  { processes: 7, needed: 7 },
  { processes: 15, needed: 13 },
  { processes: 31, needed: 24 },
] as const;

/** Lab processes to start with. */
export const FIRST_STAGE_PROCESSES = STAGES[0].processes;

/** What the processes together say about one target. */
export type Agreement =
  | { readonly outcome: 'pass' | 'fail' }
  /** More processes may decide it. */
  | { readonly outcome: 'undecided'; readonly processesWanted: number }
  | { readonly outcome: 'inconclusive' };

/** Judges one target over the processes run so far, each of which met it or did not. */
export function agreementOf(met: readonly boolean[]): Agreement {
  const passing = met.filter(Boolean).length;
  const stageIndex = STAGES.findLastIndex(({ processes }) => met.length >= processes);
  const stage = STAGES[stageIndex];
  if (stage === undefined) return { outcome: 'undecided', processesWanted: FIRST_STAGE_PROCESSES };
  if (passing >= stage.needed) return { outcome: 'pass' };
  if (met.length - passing >= stage.needed) return { outcome: 'fail' };
  const next = STAGES[stageIndex + 1];
  return next === undefined
    ? { outcome: 'inconclusive' }
    : { outcome: 'undecided', processesWanted: next.processes };
}
