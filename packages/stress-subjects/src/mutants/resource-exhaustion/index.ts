import type { Mutant } from '../mutant.js';

/** The mutants that stress-resource-exhaustion exists to catch. */
export const mutants: readonly Mutant[] = [];
