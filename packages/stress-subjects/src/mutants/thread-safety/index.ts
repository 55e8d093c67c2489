import type { Mutant } from '../mutant.js';

/** The mutants that stress-thread-safety exists to catch. */
export const mutants: readonly Mutant[] = [];
