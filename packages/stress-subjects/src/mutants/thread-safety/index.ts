import type { Mutant } from '../mutant.js';
import { admitsOneTrialTooMany } from './admits-one-trial-too-many.js';
import { announcesOpenTwice } from './announces-open-twice.js';
import { dropsOneCountInThousands } from './drops-one-count-in-thousands.js';
import { lateFailureReopens, lateSuccessCloses } from './late-results-decide.js';
import { leaksATrialSlot } from './leaks-a-trial-slot.js';
import { losesHalfOfFailures } from './loses-half-of-failures.js';
import { losesAnUpdate } from './loses-an-update.js';
import { miscountsInThreads } from './miscounts-in-threads.js';
import {
  countsByLoadAndStore,
  countsThenLooks,
  dropsOneSharedCount,
  givesASlotBackTwice,
  hasNoGenerations,
  settlesWithoutLooking,
} from './shared-breaker-errors.js';
import { checksThenReserves, givesMoneyBackTwice } from './shared-budget-errors.js';
import { swapsByLoadAndStore } from './swaps-by-load-and-store.js';
import {
  throwingClassifierCountsNothing,
  throwingClassifierLosesTheCall,
} from './throwing-classifier.js';
import { timeoutAbortsSiblings } from './timeout-aborts-siblings.js';
import { unboundedTrials } from './unbounded-trials.js';
import { losesAWakeUp, spinsForASlot } from './waits-for-a-slot.js';
import { disposeDoesNothing } from './dispose-does-nothing.js';
import { holdsCallersUntilClose } from './holds-callers-until-close.js';
import { hungTrialWedges } from './hung-trial-wedges.js';
import {
  deadlocksWhenCalledBack,
  throwingListenerFailsTheCall,
  throwingListenerIsAFailure,
} from './hurt-by-listeners.js';
import { losesOneUpdateInAMillion } from './loses-one-update-in-a-million.js';
import {
  countsCallsInFlight,
  rejectionsBluntTheRate,
  rejectionsCountAsFailures,
} from './miscounted-rate.js';
import { ignoresSynchronousThrows, undefinedIsAFailure } from './misread-actions.js';
import { opensAtFirstFailure, opensOneFailureLate } from './off-by-a-threshold.js';
import { successNeverResets } from './success-never-resets.js';
import { writesIntoItsOptions } from './writes-into-its-options.js';
import {
  openDurationOverflows,
  opensAMillisecondShort,
  timesByWallClock,
  windowHalfAsLongAgain,
  windowNeverForgets,
} from './wrong-times.js';
import { writesHalfOpenForOpen } from './writes-half-open-for-open.js';
import { registryEvictsOpen, registryKeepsAll } from './wrong-registry.js';

/** The mutants that stress-thread-safety exists to catch. */
export const mutants: readonly Mutant[] = [
  losesAnUpdate,
  losesHalfOfFailures,
  dropsOneCountInThousands,
  unboundedTrials,
  admitsOneTrialTooMany,
  lateSuccessCloses,
  lateFailureReopens,
  leaksATrialSlot,
  announcesOpenTwice,
  writesHalfOpenForOpen,
  miscountsInThreads,
  swapsByLoadAndStore,
  hasNoGenerations,
  settlesWithoutLooking,
  countsThenLooks,
  countsByLoadAndStore,
  dropsOneSharedCount,
  givesASlotBackTwice,
  spinsForASlot,
  losesAWakeUp,
  checksThenReserves,
  givesMoneyBackTwice,
  holdsCallersUntilClose,
  opensAtFirstFailure,
  opensOneFailureLate,
  successNeverResets,
  countsCallsInFlight,
  rejectionsBluntTheRate,
  rejectionsCountAsFailures,
  windowNeverForgets,
  windowHalfAsLongAgain,
  opensAMillisecondShort,
  openDurationOverflows,
  timesByWallClock,
  hungTrialWedges,
  throwingListenerFailsTheCall,
  throwingListenerIsAFailure,
  deadlocksWhenCalledBack,
  undefinedIsAFailure,
  ignoresSynchronousThrows,
  losesOneUpdateInAMillion,
  writesIntoItsOptions,
  disposeDoesNothing,
  throwingClassifierLosesTheCall,
  throwingClassifierCountsNothing,
  timeoutAbortsSiblings,
  registryKeepsAll,
  registryEvictsOpen,
];
