import { mutant } from '../mutant.js';
import { countsOf } from './counts-of.js';

const DROPPED_OF = 3_000;
/** Over all breakers together: a single one lives too short a life in most tests. */
let crowdedSuccesses = 0;

/** Only calls that are not alone are miscounted, and of those one in three thousand. */
export const dropsOneCountInThousands = mutant(
  {
    name: 'drops-one-count-in-thousands',
    fault: 'one success in 3,000 is not counted when others are in flight',
    owner: 'stress-thread-safety',
    kind: 'counting',
  },
  {
    breaker: (sound) => {
      let inFlight = 0;
      let dropped = 0;
      return {
        execute: (fn) =>
          sound.execute(async () => {
            inFlight++;
            try {
              const result = await fn();
              if (inFlight > 1 && ++crowdedSuccesses % DROPPED_OF === 0) dropped++;
              return result;
            } finally {
              inFlight--;
            }
          }),
        counts: () => {
          const counts = countsOf(sound);
          return { ...counts, succeeded: counts.succeeded - dropped };
        },
      };
    },
  },
);
