import type { Mutant } from '../mutant.js';
import { keepsLargestWave } from './keeps-largest-wave.js';
import { neverOpens } from './never-opens.js';
import { neverRecovers } from './never-recovers.js';
import { swallowsFailures } from './swallows-failures.js';
import { takes429ForSuccess } from './takes-429-for-success.js';
import { wrapsSlots } from './wraps-slots.js';

/** The mutants that stress-extreme-load exists to catch. */
export const mutants: readonly Mutant[] = [
  neverOpens,
  neverRecovers,
  swallowsFailures,
  wrapsSlots,
  keepsLargestWave,
  takes429ForSuccess,
];
