import type { Mutant } from '../mutant.js';
import { admitsOneTrialTooMany } from './admits-one-trial-too-many.js';
import { announcesOpenTwice } from './announces-open-twice.js';
import { dropsOneCountInThousands } from './drops-one-count-in-thousands.js';
import { lateFailureReopens, lateSuccessCloses } from './late-results-decide.js';
import { leaksATrialSlot } from './leaks-a-trial-slot.js';
import { losesAnUpdate } from './loses-an-update.js';
import { miscountsInThreads } from './miscounts-in-threads.js';
import { unboundedTrials } from './unbounded-trials.js';
import { writesHalfOpenForOpen } from './writes-half-open-for-open.js';

/** The mutants that stress-thread-safety exists to catch. */
export const mutants: readonly Mutant[] = [
  losesAnUpdate,
  dropsOneCountInThousands,
  unboundedTrials,
  admitsOneTrialTooMany,
  lateSuccessCloses,
  lateFailureReopens,
  leaksATrialSlot,
  announcesOpenTwice,
  writesHalfOpenForOpen,
  miscountsInThreads,
];
