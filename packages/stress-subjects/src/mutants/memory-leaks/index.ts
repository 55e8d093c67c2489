import type { Mutant } from '../mutant.js';
import { addsListenerPerOpening } from './adds-listener-per-opening.js';
import { keeps150BytesPerCall } from './keeps-150-bytes-per-call.js';
import { keepsDisposedBreakers } from './keeps-disposed-breakers.js';
import { keepsKilobytePerCall } from './keeps-kilobyte-per-call.js';
import { keepsNumberPerCall } from './keeps-number-per-call.js';
import { keepsObjectPer4000Calls } from './keeps-object-per-4000-calls.js';
import { keepsRejections } from './keeps-rejections.js';
import { leavesTimerPerOpening } from './leaves-timer-per-opening.js';

/** The mutants that stress-memory-leaks exists to catch. */
export const mutants: readonly Mutant[] = [
  keepsKilobytePerCall,
  keeps150BytesPerCall,
  keepsNumberPerCall,
  keepsObjectPer4000Calls,
  keepsRejections,
  addsListenerPerOpening,
  leavesTimerPerOpening,
  keepsDisposedBreakers,
];
