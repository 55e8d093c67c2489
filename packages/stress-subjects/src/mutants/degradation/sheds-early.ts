import { mutant } from '../mutant.js';

/** About what is in flight at eight servers that are busy for 0.8 of the time. */
const IN_FLIGHT_MAX = 8;

class Busy extends Error {}

/** Turns calls away when a few are in flight, whether the upstream could take more or not. */
export const shedsEarly = mutant(
  {
    name: 'sheds-early',
    fault: 'it sheds load at 0.8 of what the upstream could take',
    owner: 'stress-degradation',
  },
  {
    breaker: (sound) => {
      let inFlight = 0;
      return {
        execute: async (fn) => {
          if (inFlight >= IN_FLIGHT_MAX) throw new Busy();
          inFlight++;
          try {
            return await sound.execute(fn);
          } finally {
            inFlight--;
          }
        },
        isRejection: (error) => error instanceof Busy || sound.isRejection(error),
      };
    },
  },
);
