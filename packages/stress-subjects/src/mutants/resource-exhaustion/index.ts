import type { Mutant } from '../mutant.js';
import { crashesOnRejection } from './crashes-on-rejection.js';
import { ignoresSystemErrors } from './ignores-system-errors.js';
import { keepsRejectedCalls } from './keeps-rejected-calls.js';
import { leavesDescriptorPerRecovery } from './leaves-descriptor-per-recovery.js';
import { leavesListenerPerTimeout } from './leaves-listener-per-timeout.js';
import { leavesTimerPerRejection } from './leaves-timer-per-rejection.js';
import { leavesUnreferencedInterval } from './leaves-unreferenced-interval.js';
import { opensAQuarterShort } from './opens-a-quarter-short.js';
import { opensAtHundredfold } from './opens-at-hundredfold.js';
import { sharesOneState } from './shares-one-state.js';
import { takesTimeoutsForSuccess } from './takes-timeouts-for-success.js';
import { wedgesAfterLateness } from './wedges-after-lateness.js';

/** The mutants that stress-resource-exhaustion exists to catch. */
export const mutants: readonly Mutant[] = [
  ignoresSystemErrors,
  opensAtHundredfold,
  opensAQuarterShort,
  wedgesAfterLateness,
  sharesOneState,
  crashesOnRejection,
  keepsRejectedCalls,
  leavesTimerPerRejection,
  leavesUnreferencedInterval,
  leavesDescriptorPerRecovery,
  takesTimeoutsForSuccess,
  leavesListenerPerTimeout,
];
