/**
 * How many processes must agree: all of seven; otherwise 13 of fifteen; otherwise 24 of
 * thirty-one. By chance alone (a figure that lies on its threshold) a stage decides for one side in
 * 0.8 %, 0.4 % and 0.2 % of cases.
 */
export const STAGES = [
  { processes: 7, needed: 7 },
  { processes: 15, needed: 13 },
  { processes: 31, needed: 24 },
] as const;

const LAST = STAGES[2];

/** Lab processes to start with. */
export const FIRST_STAGE_PROCESSES = STAGES[0].processes;

/** Most lab processes run for one verdict, void ones among them. */
export const PROCESSES_MAX = LAST.processes;

/** What the processes together say about one target. */
export type Agreement =
  | { readonly outcome: 'pass' | 'fail' }
  /** More processes may decide it. */
  | { readonly outcome: 'undecided'; readonly processesWanted: number }
  | { readonly outcome: 'inconclusive' };

/**
 * Judges one target over the processes run so far.
 *
 * @param met - whether each valid process met it.
 * @param voided - processes beside these, whose figures do not count. Each is replaced by another,
 * up to {@link PROCESSES_MAX} in all; when these are spent between two stages, 24 must agree.
 */
export function agreementOf(
  met: readonly boolean[],
  { voided }: { readonly voided: number },
): Agreement {
  const passing = met.filter(Boolean).length;
  const failing = met.length - passing;
  const isExhausted = met.length + voided >= PROCESSES_MAX;
  const stage =
    STAGES.find(({ processes }) => processes === met.length) ?? (isExhausted ? LAST : undefined);
  if (stage !== undefined && passing >= stage.needed) return { outcome: 'pass' };
  if (stage !== undefined && failing >= stage.needed) return { outcome: 'fail' };
  if (isExhausted) return { outcome: 'inconclusive' };
  const next = STAGES.find(({ processes }) => processes > met.length) ?? LAST;
  return {
    outcome: 'undecided',
    processesWanted: Math.min(next.processes + voided, PROCESSES_MAX),
  };
}
