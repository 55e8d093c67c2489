import { HarnessError } from '@breaker-lab/stress-harness';
import type { MutantFacts } from './mutant-facts.js';

/** What is run. */
export interface Selection {
  readonly mutants: readonly MutantFacts[];
  readonly categories: readonly string[];
}

/**
 * Chooses mutants and categories by name. A category's name asks for the mutants it owns, and with
 * `all` for that category against the mutants named, or against every mutant; none: all.
 *
 * @throws {@link HarnessError} `ERR_USAGE` for a name that is neither.
 */
export function select(
  known: Selection,
  { names, all }: { names: readonly string[]; all: boolean },
): Selection {
  const byName = known.mutants.filter(({ name }) => names.includes(name));
  const categories = known.categories.filter((category) => names.includes(category));
  const strangers = names.filter(
    (asked) => !categories.includes(asked) && !byName.some(({ name }) => name === asked),
  );
  if (strangers.length > 0) {
    throw new HarnessError(
      'ERR_USAGE',
      `neither a category nor a mutant: ${strangers.map((name) => `"${name}"`).join(', ')}; categories: ${known.categories.join(', ')}; mutants: see packages/stress-subjects/src/mutants`,
    );
  }
  if (all) {
    return {
      mutants: byName.length === 0 ? known.mutants : byName,
      categories: categories.length === 0 ? known.categories : categories,
    };
  }
  const mutants =
    names.length === 0
      ? known.mutants
      : known.mutants.filter(({ name, owner }) => names.includes(name) || names.includes(owner));
  return {
    mutants,
    categories: known.categories.filter((category) =>
      mutants.some(({ owner }) => owner === category),
    ),
  };
}
