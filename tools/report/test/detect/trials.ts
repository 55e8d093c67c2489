import type { MatrixKey } from '../../src/detect/kill-matrix.js';
import type { MutantFacts } from '../../src/detect/mutant-facts.js';
import type { Trial } from '../../src/detect/trial.js';
import { machine, settings } from '../report-of.js';

/** The key of an ordinary run. */
export const key: MatrixKey = {
  seed: settings.seed,
  profile: settings.profile,
  machine,
  sources: 'any',
};

/** A mutant of one of two owners. */
export function mutantOf(name: string, owner = 'stress-cost'): MutantFacts {
  return { name, owner, fault: `${name} is its fault`, kind: 'cost' };
}

/** A detection line that ended in some way. */
export function trialOf(mutant: string, changes: Partial<Trial> = {}): Trial {
  return {
    mutant,
    category: 'stress-cost',
    test: `${mutant} by gates`,
    scenario: 'gates',
    by: 'detect',
    outcome: 'fail',
    evidence: 'spent 1 cent, expected exactly 0 — never a cent more',
    elapsedMs: 1_000,
    measuredAt: '2026-01-01T12:00:00.000Z',
    ...changes,
  };
}
