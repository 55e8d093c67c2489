import type { Mutant } from '../mutant.js';

/** The mutants that stress-memory-leaks exists to catch. */
export const mutants: readonly Mutant[] = [];
