import type { Mutant } from '../mutant.js';
import { addsListenerPerOpening } from './adds-listener-per-opening.js';
import { keeps150BytesPerCall } from './keeps-150-bytes-per-call.js';
import { keepsDisposedBreakers } from './keeps-disposed-breakers.js';
import { keepsKilobytePerCall } from './keeps-kilobyte-per-call.js';
import { keepsNumberPerCall } from './keeps-number-per-call.js';
import { keepsObjectPer4000Calls } from './keeps-object-per-4000-calls.js';
import { keepsLostReservations, keepsOneIn4000Reservations } from './keeps-lost-reservations.js';
import { keepsOneEndIn4000 } from './keeps-one-end-in-4000.js';
import { keepsOneIn4000Bodies } from './keeps-one-in-4000-bodies.js';
import { keepsOneIn4000Listeners } from './keeps-one-in-4000-listeners.js';
import { keepsRejections } from './keeps-rejections.js';
import { leavesOneIn4000AbortListeners } from './leaves-one-in-4000-abort-listeners.js';
import { leavesOneIn4000Timers } from './leaves-one-in-4000-timers.js';
import { leavesTimerPerOpening } from './leaves-timer-per-opening.js';
import { keepsOneIn4000Keys, remembersEveryKey } from './registry-keys.js';
import { takesNoListenerOff } from './takes-no-listener-off.js';

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
  ...keepsOneEndIn4000,
  remembersEveryKey,
  keepsOneIn4000Keys,
  takesNoListenerOff,
  keepsOneIn4000Listeners,
  leavesOneIn4000Timers,
  leavesOneIn4000AbortListeners,
  keepsOneIn4000Bodies,
  keepsLostReservations,
  keepsOneIn4000Reservations,
];
