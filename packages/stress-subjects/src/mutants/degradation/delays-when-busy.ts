import { setTimeout as sleep } from 'node:timers/promises';
import { mutant } from '../mutant.js';

const FREE_CALLS = 4;

/** Lets a call wait a millisecond for every call beyond four that it finds in flight. */
export const delaysWhenBusy = mutant(
  {
    name: 'delays-when-busy',
    fault: 'it adds the more latency, the more load there is',
    owner: 'stress-degradation',
  },
  {
    breaker: (sound) => {
      let inFlight = 0;
      return {
        execute: async (fn) => {
          const others = inFlight++;
          try {
            if (others > FREE_CALLS) await sleep(others - FREE_CALLS);
            return await sound.execute(fn);
          } finally {
            inFlight--;
          }
        },
      };
    },
  },
);
