import type { Mutant } from '../mutant.js';
import { countsAnErrorOnce } from './counts-an-error-once.js';
import { crashesOnRejection } from './crashes-on-rejection.js';
import { forgivesFirstFailure } from './forgives-first-failure.js';
import { ignoresSystemErrors } from './ignores-system-errors.js';
import { keepsFailedCalls } from './keeps-failed-calls.js';
import { keepsRejectedCalls } from './keeps-rejected-calls.js';
import { keepsResults } from './keeps-results.js';
import { leavesDescriptorPerRecovery } from './leaves-descriptor-per-recovery.js';
import { leavesListenerPerTimeout } from './leaves-listener-per-timeout.js';
import { leavesTimerPerRejection } from './leaves-timer-per-rejection.js';
import { leavesTimerPerTimeout } from './leaves-timer-per-timeout.js';
import { leavesUnreferencedInterval } from './leaves-unreferenced-interval.js';
import { opensAQuarterShort } from './opens-a-quarter-short.js';
import { opensAtHundredfold } from './opens-at-hundredfold.js';
import { sharesOneState } from './shares-one-state.js';
import { takesTimeoutsForSuccess } from './takes-timeouts-for-success.js';
import { wedgesAfterLateness } from './wedges-after-lateness.js';

/** The mutants that stress-resource-exhaustion exists to catch. */
export const mutants: readonly Mutant[] = [
  ignoresSystemErrors,
  countsAnErrorOnce,
  opensAtHundredfold,
  forgivesFirstFailure,
  opensAQuarterShort,
  wedgesAfterLateness,
  sharesOneState,
  crashesOnRejection,
  keepsFailedCalls,
  keepsRejectedCalls,
  keepsResults,
  leavesTimerPerRejection,
  leavesTimerPerTimeout,
  leavesUnreferencedInterval,
  leavesDescriptorPerRecovery,
  takesTimeoutsForSuccess,
  leavesListenerPerTimeout,
];
