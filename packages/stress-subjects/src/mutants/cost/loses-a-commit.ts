import type { SubjectReservation } from '@breaker-lab/stress-harness';
import { mutant } from '../mutant.js';
import { held } from './held-reservation.js';

/** Read, wait, write: whoever writes last takes back what was written in between. */
export const losesACommit = mutant(
  {
    name: 'cost-loses-a-commit',
    fault: 'of two commits in one tick the first is lost',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound) => {
      let latest: { reservation: SubjectReservation; actual: number } | undefined;
      return {
        reserve: (estimate) =>
          held(sound, estimate, (reservation) => ({
            commit: (actual) => {
              reservation.commit(actual);
              latest?.reservation.refund(latest.actual);
              latest = { reservation, actual };
              queueMicrotask(() => {
                latest = undefined;
              });
            },
          })),
      };
    },
  },
);
