import { median } from '../measure/median.js';
import { STAGES } from './agreement.js';
import type { Target } from './target.js';
import type { Sampling } from './wall-clock-rule.js';

/** How often a worsening must be found to count as one that a run can see. */
const FOUND_SHARE = 0.9;

/** The least worsening of a clock figure that would have been found in nine of ten such runs. */
export interface SmallestEffect {
  /** In the figure's unit; 0 when the figure as it is would be found. */
  readonly inUnit: number;
  /** In percent of the figure's median; null where that is 0. */
  readonly percent: number | null;
}

/** A clock figure over the lab processes of one run, or a pool of many runs. */
export interface TimedFigure {
  /** One value a process; void ones left out. */
  readonly values: readonly number[];
  readonly bound: Target['bound'];
  readonly threshold: number;
  readonly sampling: Sampling;
}

/**
 * By how much a figure would have had to be worse, in every process alike, for the wall-clock rule
 * to say *fail* in at least nine of ten runs; undefined without values, and for the bound
 * `exactly`, which has no worse side.
 *
 * @remarks
 * Runs are imagined as draws, with replacement, from the values seen (the bootstrap; Efron and
 * Tibshirani, "An Introduction to the Bootstrap", 1993). As the rule only counts who misses, its
 * outcome needs no drawing: it follows from the share of values beyond the threshold, by
 * {@link failProbability}. The least share that is found nine times in ten gives the order
 * statistic that must be brought beyond the threshold. It says as much as its values do: seven know
 * little of their tail, and one nothing, so that the effect of one process is a mere distance.
 */
export function smallestEffect({
  values,
  bound,
  threshold,
  sampling,
}: TimedFigure): SmallestEffect | undefined {
  if (bound === 'exactly' || values.length === 0) return undefined;
  // Distances to the threshold, so that larger is better for either bound.
  const sign = bound === 'at most' ? 1 : -1;
  const room = values.map((value) => sign * (threshold - value)).sort((a, b) => a - b);
  const missing = room.findIndex(
    (_, index) => failProbability((index + 1) / room.length, { sampling }) >= FOUND_SHARE,
  );
  const inUnit = Math.max(0, room[missing] ?? NaN);
  const middle = Math.abs(median(values));
  return { inUnit, percent: middle === 0 ? null : (inUnit / middle) * 100 };
}

/**
 * The probability, 0–1, that the wall-clock rule says *fail* of a figure that a share of valid
 * processes misses; exact, by the binomial distribution over its stages.
 *
 * @param missShare - probability, 0–1, that one process misses, independently of the others.
 */
export function failProbability(
  missShare: number,
  { sampling }: { readonly sampling: Sampling },
): number {
  // By number of misses, what is still undecided. One process that meets a gross limit ends it.
  let undecided = sampling === 'once' ? [0, missShare] : [1];
  let processes = undecided.length - 1;
  let failed = 0;
  for (const stage of STAGES) {
    for (; processes < stage.processes; processes++) undecided = oneMore(undecided, missShare);
    undecided = undecided.map((probability, misses) => {
      if (misses >= stage.needed) failed += probability;
      const isDecided = misses >= stage.needed || processes - misses >= stage.needed;
      return isDecided ? 0 : probability;
    });
  }
  return failed;
}

/** The distribution of misses after one more process. */
function oneMore(distribution: readonly number[], missShare: number): number[] {
  return [...distribution, 0].map(
    (probability, misses) =>
      probability * (1 - missShare) + (distribution[misses - 1] ?? 0) * missShare,
  );
}
