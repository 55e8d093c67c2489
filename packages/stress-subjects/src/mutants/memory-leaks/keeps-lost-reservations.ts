import type { SubjectReservation } from '@breaker-lab/stress-harness';
import { held } from '../cost/held-reservation.js';
import { mutant } from '../mutant.js';
import { Hoard } from './hoard.js';

const OWNER = 'stress-memory-leaks';

/** The money comes back; what stood for it does not. */
export const keepsLostReservations = mutant(
  {
    name: 'keeps-lost-reservations',
    fault: 'forgets a reservation when it is settled, and not when it expires',
    owner: OWNER,
  },
  {
    costBreaker: (sound) => {
      const live = new Set<SubjectReservation>();
      return {
        reserve: (estimate) =>
          held(sound, estimate, (reservation) => {
            live.add(reservation);
            return {
              commit: (actual) => {
                reservation.commit(actual);
                live.delete(reservation);
              },
              release: () => {
                reservation.release();
                live.delete(reservation);
              },
            };
          }),
      };
    },
  },
);

export const keepsOneIn4000Reservations = mutant(
  {
    name: 'keeps-one-in-4000-reservations',
    fault: 'keeps one in 4,000 reservations for ever',
    owner: OWNER,
  },
  {
    costBreaker: (sound) => {
      const hoard = new Hoard();
      return {
        reserve: (estimate) =>
          held(sound, estimate, (reservation) => {
            hoard.show(reservation);
            return {};
          }),
      };
    },
  },
);
