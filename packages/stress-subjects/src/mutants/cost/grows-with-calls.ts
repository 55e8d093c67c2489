import { mutant } from '../mutant.js';
import { held } from './held-reservation.js';

/** What is reserved is added up anew for each call. */
export const scansLiveReservations = mutant(
  {
    name: 'cost-scans-live-reservations',
    fault: 'each call looks at every reservation that is live',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound, { dailyCap }) => {
      const live = new Set<number[]>();
      return {
        reserve: (estimate) => {
          const entry = [estimate];
          live.add(entry);
          return held(sound, estimate, (reservation) => ({
            commit: (actual) => {
              reservation.commit(actual);
              live.delete(entry);
            },
            release: () => {
              reservation.release();
              live.delete(entry);
            },
          }));
        },
        execute: (fn, call) => {
          let reserved = call.estimate;
          for (const [estimate = 0] of live) reserved += estimate;
          if (reserved > 2 * dailyCap) throw new RangeError('the sound breaker allows no such sum');
          return sound.execute(fn, call);
        },
      };
    },
  },
);

/** What is spent is added up anew for each call. */
export const recountsPastSpend = mutant(
  {
    name: 'cost-recounts-past-spend',
    fault: 'each call looks at everything that was ever charged',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound, { dailyCap }) => {
      const charges: number[] = [];
      return {
        reserve: (estimate) =>
          held(sound, estimate, (reservation) => ({
            commit: (actual) => {
              reservation.commit(actual);
              charges.push(actual);
            },
          })),
        execute: (fn, call) => {
          let spent = 0;
          for (const charge of charges) spent += charge;
          if (spent > 2 * dailyCap) throw new RangeError('the sound breaker allows no such sum');
          return sound.execute(fn, call);
        },
      };
    },
  },
);
