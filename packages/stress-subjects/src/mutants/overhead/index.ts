import type { Mutant } from '../mutant.js';

/** The mutants that stress-overhead exists to catch. */
export const mutants: readonly Mutant[] = [];
