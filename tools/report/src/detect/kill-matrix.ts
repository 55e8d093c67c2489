import type { MachineFacts, Profile } from '@breaker-lab/stress-harness';
import type { MutantFacts } from './mutant-facts.js';
import type { Trial } from './trial.js';

/** Version of `reports/kill-matrix.json`; raised when a reader of the old one would go wrong. */
export const MATRIX_SCHEMA_VERSION = 1;

/**
 * How a mutant fares against the category that exists for it.
 *
 * - `caught`: a test of its owner ended as *fail*
 * - `inconclusive`: none did, and one came to no verdict: no catch
 * - `missed`: its owner's tests let it pass
 * - `untried`: no test of its owner has dealt with it
 */
export type Fate = 'caught' | 'inconclusive' | 'missed' | 'untried';

/** What decides the figures of a matrix: results under another key are not put beside them. */
export interface MatrixKey {
  readonly seed: number;
  readonly profile: Profile;
  readonly machine: MachineFacts;
  /** Names the state of all sources. */
  readonly sources: string;
}

/** A test that caught a mutant. */
export type Catch = Pick<Trial, 'category' | 'test' | 'scenario' | 'evidence' | 'elapsedMs'>;

/** One mutant in the matrix. */
export interface MatrixRow extends MutantFacts {
  readonly fate: Fate;
  /** Its owner first, then by how soon. */
  readonly caughtBy: readonly Catch[];
  readonly tried: readonly Omit<Trial, 'mutant'>[];
}

/** Mutants × categories: `reports/kill-matrix.json`. */
export interface KillMatrix extends MatrixKey {
  readonly schemaVersion: typeof MATRIX_SCHEMA_VERSION;
  /** ISO 8601, UTC: when the last of its trials was measured. */
  readonly measuredAt: string;
  readonly mutants: readonly MatrixRow[];
}

/** Puts trials together, a row for each mutant. Pure. */
export function killMatrix(
  key: MatrixKey,
  { mutants, trials }: { mutants: readonly MutantFacts[]; trials: readonly Trial[] },
): KillMatrix {
  const { seed, profile, machine, sources } = key;
  return {
    schemaVersion: MATRIX_SCHEMA_VERSION,
    seed,
    profile,
    machine,
    sources,
    measuredAt: trials.reduce(
      (last, { measuredAt }) => (measuredAt > last ? measuredAt : last),
      '',
    ),
    mutants: mutants.map((mutant) =>
      rowOf(
        mutant,
        trials.filter((trial) => trial.mutant === mutant.name),
      ),
    ),
  };
}

/** The trials a matrix was made of. */
export function trialsOf(matrix: KillMatrix): Trial[] {
  return matrix.mutants.flatMap(({ name, tried }) =>
    tried.map((trial) => ({ mutant: name, ...trial })),
  );
}

function rowOf(mutant: MutantFacts, trials: readonly Trial[]): MatrixRow {
  const fails = trials.filter(({ outcome }) => outcome === 'fail');
  const rank = ({ category }: Trial): number => (category === mutant.owner ? 0 : 1);
  return {
    ...mutant,
    fate: fateOf(trials.filter(({ category }) => category === mutant.owner)),
    caughtBy: fails
      .sort((a, b) => rank(a) - rank(b) || a.elapsedMs - b.elapsedMs)
      .map(({ category, test, scenario, evidence, elapsedMs }) => ({
        category,
        test,
        scenario,
        evidence,
        elapsedMs,
      })),
    tried: trials.map(untitled),
  };
}

/** A trial in the row of its mutant, where the name stands already. */
function untitled(trial: Trial): Omit<Trial, 'mutant'> {
  const { category, test, scenario, by, outcome, evidence, elapsedMs, measuredAt } = trial;
  return { category, test, scenario, by, outcome, evidence, elapsedMs, measuredAt };
}

function fateOf(trials: readonly Trial[]): Fate {
  const has = (wanted: Trial['outcome']): boolean =>
    trials.some(({ outcome }) => outcome === wanted);
  if (has('fail')) return 'caught';
  if (has('inconclusive')) return 'inconclusive';
  return has('pass') ? 'missed' : 'untried';
}
