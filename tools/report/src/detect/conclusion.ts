import type { KillMatrix, MatrixRow } from './kill-matrix.js';

/** What a matrix comes to. */
export interface Conclusion {
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  /** What keeps it from a pass, a line each. */
  readonly findings: readonly string[];
}

/**
 * Every mutant must be caught by its owner, and every line that exists for a mutant must catch it.
 * Without a verdict is no catch, yet no miss either. Pure.
 *
 * @param unexplained - what went wrong beside the trials.
 */
export function conclusionOf(
  { mutants }: Pick<KillMatrix, 'mutants'>,
  unexplained: readonly string[],
): Conclusion {
  const bad = [...unexplained, ...mutants.flatMap(failuresOf)];
  const open = mutants.flatMap(openOf);
  const verdict = bad.length > 0 ? 'fail' : open.length > 0 ? 'inconclusive' : 'pass';
  return { verdict, findings: [...bad, ...open] };
}

function failuresOf({ name, owner, fault, fate, tried }: MatrixRow): string[] {
  if (fate === 'untried') return [`NOT COVERED  ${name}: no detection line of ${owner} tried it`];
  if (fate === 'missed') return [`NOT CAUGHT  ${name} by ${owner}: ${fault}`];
  return tried
    .filter(({ by, outcome }) => by === 'detect' && outcome === 'pass')
    .map(({ category, scenario }) => `NOT CAUGHT  ${name} by ${scenario} of ${category}`);
}

function openOf({ name, fate, owner, tried }: MatrixRow): string[] {
  const undecided = tried.filter(
    ({ by, category, outcome }) =>
      outcome === 'inconclusive' &&
      (by === 'detect' || (fate === 'inconclusive' && category === owner)),
  );
  return undecided.map(
    ({ category, scenario, evidence }) =>
      `INCONCLUSIVE  ${name} by ${scenario} of ${category}: ${evidence}`,
  );
}
