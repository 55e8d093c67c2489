import { agreementOf, median, SeededRandom } from '@breaker-lab/stress-harness';

/** A target of a clock figure. */
export interface ClockTarget {
  readonly bound: 'at most' | 'at least';
  readonly threshold: number;
  /** Whether processes must agree; otherwise one decides. */
  readonly byAgreement: boolean;
}

const EXPERIMENTS = 1_000;
const FOUND_SHARE = 0.9;
const PROCESSES_MAX = 31;
const SEED = 1;

/**
 * The smallest worsening that a gate finds nine times in ten.
 *
 * @remarks
 * By resampling (the bootstrap of Efron, 1979): processes are drawn, with replacement, from those
 * that were seen, their figures are made worse, and the gate judges 1,000 such experiments. Figures
 * above zero get worse by the same share of themselves; where some are not above it, all get worse
 * by the same share of the median.
 *
 * @param pool - figures of sound processes.
 * @returns the worsening as a fraction of the pool's median; 0 where sound processes miss the
 * target already, NaN where the median is 0 or there is none.
 */
export function smallestEffect(pool: readonly number[], target: ClockTarget): number {
  const typical = Math.abs(median(pool));
  if (pool.length === 0 || typical === 0) return NaN;
  const scales = pool.every((value) => value > 0);
  const limits = pool.map((value) => missedFrom(target, { value, unit: scales ? value : typical }));
  const random = new SeededRandom(SEED, 'smallest effect');
  const experiments = Array.from({ length: EXPERIMENTS }, () =>
    Array.from({ length: PROCESSES_MAX }, () => limits[random.index(limits.length)] ?? NaN),
  );
  const isFound = (effect: number): boolean =>
    experiments.filter((drawn) =>
      fails(
        drawn.map((limit) => limit > effect),
        target,
      ),
    ).length >=
    FOUND_SHARE * EXPERIMENTS;
  // Between two of these no process changes its mind; what is found stays found beyond.
  const candidates = [...new Set([0, ...limits])].sort((a, b) => a - b);
  let low = 0;
  let high = candidates.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isFound(candidates[middle] ?? NaN)) high = middle;
    else low = middle + 1;
  }
  return candidates[low] ?? NaN;
}

/** From which worsening on a process misses the target; 0 where it misses it as it is. */
function missedFrom(
  { bound, threshold }: ClockTarget,
  { value, unit }: { value: number; unit: number },
): number {
  const room = bound === 'at most' ? threshold - value : value - threshold;
  return Math.max(0, room / unit);
}

function fails(met: readonly boolean[], { byAgreement }: ClockTarget): boolean {
  if (!byAgreement) return met[0] === false;
  for (let processes = 0; ;) {
    const heard = agreementOf(met.slice(0, processes), { voided: 0 });
    if (heard.outcome !== 'undecided') return heard.outcome === 'fail';
    processes = heard.processesWanted;
  }
}
