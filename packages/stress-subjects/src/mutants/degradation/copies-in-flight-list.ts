import { mutant } from '../mutant.js';

const CALLS_PER_PICTURE = 10;

/** Takes a picture of the calls in flight, at every tenth call. */
export const copiesInFlightList = mutant(
  {
    name: 'copies-in-flight-list',
    fault: 'a call allocates more, the more calls are in flight',
    owner: 'stress-degradation',
  },
  {
    breaker: (sound) => {
      const inFlight = new Set<object>();
      const pictures: object[][] = [];
      let calls = 0;
      return {
        execute: async (fn) => {
          const call = {};
          inFlight.add(call);
          if (++calls % CALLS_PER_PICTURE === 0) pictures[0] = [...inFlight];
          try {
            return await sound.execute(fn);
          } finally {
            inFlight.delete(call);
          }
        },
      };
    },
  },
);
