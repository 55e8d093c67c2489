import { mutant } from '../mutant.js';
import { held } from './held-reservation.js';

const DAY_MS = 86_400_000;

/** The list of reservations begins anew with the day; who settles an older one is not heard. */
export const forgetsAtRollOver = mutant(
  {
    name: 'cost-forgets-at-roll-over',
    fault: 'a reservation that lives when a new day begins can be ended any number of times',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound, { epochMs }) => {
      const today = (): number => Math.floor((epochMs?.() ?? 0) / DAY_MS);
      return {
        reserve: (estimate) => {
          const madeOn = today();
          return held(sound, estimate, (reservation) => {
            const unlessForgotten =
              <A extends unknown[]>(settle: (...args: A) => void) =>
              (...args: A): void => {
                if (today() === madeOn) settle(...args);
              };
            return {
              commit: unlessForgotten((actual: number) => {
                reservation.commit(actual);
              }),
              release: unlessForgotten(() => {
                reservation.release();
              }),
              extend: unlessForgotten(() => {
                reservation.extend();
              }),
              refund: unlessForgotten((amount: number) => {
                reservation.refund(amount);
              }),
            };
          });
        },
      };
    },
  },
);
