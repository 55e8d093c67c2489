import type { Mutant } from '../mutant.js';
import {
  abortedAtEstimate,
  abortedForFree,
  countsAbortedTwice,
  releasesOnAbort,
} from './aborted-calls.js';
import { booksInDoubles } from './books-in-doubles.js';
import { chargesNewDay, reopensDay, rollOverLosesReserved, utcDay } from './calendar-errors.js';
import { capChangeResets } from './cap-change-resets.js';
import { commitsEstimate } from './commits-estimate.js';
import { cutStreamForFree } from './cut-stream-for-free.js';
import { expiresForFree } from './expires-for-free.js';
import { expiryGivesBack, lateCommitAdds } from './expiry-errors.js';
import { forgetsAtRollOver } from './forgets-at-roll-over.js';
import { oneCentOver, oneMicroUnitOver } from './generous-cap.js';
import { recountsPastSpend, scansLiveReservations } from './grows-with-calls.js';
import { holdsTooBriefly } from './holds-too-briefly.js';
import { keepsFailedReservations } from './keeps-failed-reservations.js';
import { keepsSettledReservations } from './keeps-settled-reservations.js';
import { longPromiseChain } from './long-promise-chain.js';
import { losesACommit } from './loses-a-commit.js';
import { refundRaisesCap, releasesTwice } from './moves-the-cap.js';
import { neverBlocks } from './never-blocks.js';
import { nanForFree, takesAnyEstimate } from './nonsense-amounts.js';
import { rateByEstimates, rateByLifetimeTotal, rateInFixedWindows } from './rate-errors.js';
import { reservesNothing } from './reserves-nothing.js';
import { staysBlocked } from './stays-blocked.js';
import { sumsDoubles } from './sums-doubles.js';
import { throttleDelays, throttleLetsAll, throttleNeverLetsGo } from './throttle-errors.js';
import { budgetSwitchesOffCircuit, nearTheCapLetsPass, weakerRuleWins } from './weaker-gates.js';
import { admitsOverCap, checksThenSpends, forgetsOverrun } from './wrong-room.js';

/** The mutants that stress-cost exists to catch. */
export const mutants: readonly Mutant[] = [
  reservesNothing,
  holdsTooBriefly,
  neverBlocks,
  oneCentOver,
  oneMicroUnitOver,
  keepsFailedReservations,
  commitsEstimate,
  expiresForFree,
  staysBlocked,
  sumsDoubles,
  losesACommit,
  releasesTwice,
  expiryGivesBack,
  lateCommitAdds,
  forgetsAtRollOver,
  capChangeResets,
  refundRaisesCap,
  booksInDoubles,
  longPromiseChain,
  scansLiveReservations,
  recountsPastSpend,
  keepsSettledReservations,
  checksThenSpends,
  admitsOverCap,
  forgetsOverrun,
  releasesOnAbort,
  countsAbortedTwice,
  abortedForFree,
  abortedAtEstimate,
  chargesNewDay,
  rollOverLosesReserved,
  reopensDay,
  utcDay,
  takesAnyEstimate,
  nanForFree,
  nearTheCapLetsPass,
  budgetSwitchesOffCircuit,
  weakerRuleWins,
  rateByLifetimeTotal,
  rateInFixedWindows,
  rateByEstimates,
  throttleDelays,
  throttleNeverLetsGo,
  throttleLetsAll,
  cutStreamForFree,
];
