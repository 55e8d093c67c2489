import type { Mutant } from '../mutant.js';

/** The mutants that stress-cost exists to catch. */
export const mutants: readonly Mutant[] = [];
