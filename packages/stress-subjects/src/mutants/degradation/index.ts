import type { Mutant } from '../mutant.js';

/** The mutants that stress-degradation exists to catch. */
export const mutants: readonly Mutant[] = [];
