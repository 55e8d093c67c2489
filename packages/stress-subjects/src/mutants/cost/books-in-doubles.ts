import { mutant } from '../mutant.js';

/** Each sum is off by half of the last digit; ten million of them by more than a micro-unit. */
export const booksInDoubles = mutant(
  {
    name: 'cost-books-in-doubles',
    fault: 'reservations and refunds are added up as floating-point currency units',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound, { dailyCap }) => {
      let committed = 0;
      let reserved = 0;
      return {
        reserve: (estimate) => {
          if (committed + reserved + estimate > dailyCap) throw new NothingLeft();
          reserved += estimate;
          return {
            commit: (actual) => {
              reserved -= estimate;
              committed += actual;
            },
            release: () => {
              reserved -= estimate;
            },
            extend: () => undefined,
            refund: (amount) => {
              committed -= amount;
            },
          };
        },
        isRejection: (error) => error instanceof NothingLeft,
        usage: () => ({
          ...sound.usage(),
          committedMicros: Math.round(committed * 1_000_000),
          reservedMicros: Math.round(reserved * 1_000_000),
        }),
      };
    },
  },
);

class NothingLeft extends Error {}
