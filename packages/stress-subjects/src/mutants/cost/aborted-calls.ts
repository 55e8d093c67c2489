import { mutant } from '../mutant.js';
import { chargeNow, executeByHand } from './by-hand.js';

const owner = 'stress-cost';

/** It stopped mattering to its caller, so it is taken to cost nothing. */
export const abortedForFree = mutant(
  { name: 'cost-aborted-for-free', fault: 'a call given up half-way is charged nothing', owner },
  {
    costBreaker: (sound) => ({
      execute: executeByHand(sound, {
        settle: ({ reservation, isGivenUp }, cost) => {
          reservation.commit(isGivenUp ? 0 : cost);
        },
      }),
    }),
  },
);

/** Nobody asked what it had used by then. */
export const abortedAtEstimate = mutant(
  {
    name: 'cost-aborted-at-estimate',
    fault: 'a call given up half-way is charged its estimate',
    owner,
  },
  {
    costBreaker: (sound) => ({
      execute: executeByHand(sound, {
        settle: ({ reservation, estimate, isGivenUp }, cost) => {
          reservation.commit(isGivenUp ? estimate : cost);
        },
      }),
    }),
  },
);

/** The caller's end is taken for the call's: others get money that is still being spent. */
export const releasesOnAbort = mutant(
  {
    name: 'cost-releases-on-abort',
    fault: 'what a call holds is given back when its caller gives up, while the work goes on',
    owner,
  },
  {
    costBreaker: (sound) => ({
      execute: executeByHand(sound, {
        givenUp: ({ reservation }) => {
          reservation.release();
        },
        settle: ({ reservation, isGivenUp }, cost) => {
          if (isGivenUp) chargeNow(sound, cost);
          else reservation.commit(cost);
        },
      }),
    }),
  },
);

/** Two places settle, and neither knows of the other. */
export const countsAbortedTwice = mutant(
  {
    name: 'cost-counts-aborted-twice',
    fault: 'a call given up is charged when its caller goes, and again when the work ends',
    owner,
  },
  {
    costBreaker: (sound) => ({
      execute: executeByHand(sound, {
        givenUp: ({ reservation, used }) => {
          reservation.commit(used);
        },
        settle: ({ reservation, isGivenUp }, cost) => {
          if (isGivenUp) chargeNow(sound, cost);
          else reservation.commit(cost);
        },
      }),
    }),
  },
);
