import { mutant } from '../mutant.js';
import { held } from './held-reservation.js';

/** For a report that nobody asks for. */
export const keepsSettledReservations = mutant(
  {
    name: 'cost-keeps-settled-reservations',
    fault: 'reservations are kept when they have ended',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound) => {
      const settled: unknown[] = [];
      return {
        reserve: (estimate) =>
          held(sound, estimate, (reservation) => ({
            commit: (actual) => {
              reservation.commit(actual);
              settled.push(reservation);
            },
          })),
      };
    },
  },
);
