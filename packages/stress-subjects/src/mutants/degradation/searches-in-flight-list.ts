import { mutant } from '../mutant.js';

/** Keeps the calls in flight in a list, and looks for a call in it when that has ended. */
export const searchesInFlightList = mutant(
  {
    name: 'searches-in-flight-list',
    fault: 'a call costs more, the more calls are in flight',
    owner: 'stress-degradation',
  },
  {
    breaker: (sound) => {
      const inFlight: object[] = [];
      return {
        execute: async (fn) => {
          const call = {};
          inFlight.push(call);
          try {
            return await sound.execute(fn);
          } finally {
            inFlight.splice(inFlight.indexOf(call), 1);
          }
        },
      };
    },
  },
);
