import { mutants as cost } from './cost/index.js';
import { mutants as degradation } from './degradation/index.js';
import { mutants as extremeLoad } from './extreme-load/index.js';
import { mutants as memoryLeaks } from './memory-leaks/index.js';
import type { Mutant } from './mutant.js';
import { mutants as overhead } from './overhead/index.js';
import { mutants as resourceExhaustion } from './resource-exhaustion/index.js';
import { mutants as threadSafety } from './thread-safety/index.js';

/** All mutants, by owner. */
export const mutants: readonly Mutant[] = [
  ...extremeLoad,
  ...memoryLeaks,
  ...degradation,
  ...threadSafety,
  ...resourceExhaustion,
  ...overhead,
  ...cost,
];
