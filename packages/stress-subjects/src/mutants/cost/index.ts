import type { Mutant } from '../mutant.js';
import { commitsEstimate } from './commits-estimate.js';
import { expiresForFree } from './expires-for-free.js';
import { oneCentOver, oneMicroUnitOver } from './generous-cap.js';
import { holdsTooBriefly } from './holds-too-briefly.js';
import { keepsFailedReservations } from './keeps-failed-reservations.js';
import { neverBlocks } from './never-blocks.js';
import { reservesNothing } from './reserves-nothing.js';
import { staysBlocked } from './stays-blocked.js';
import { sumsDoubles } from './sums-doubles.js';

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
];
