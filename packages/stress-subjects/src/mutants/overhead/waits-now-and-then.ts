import { setTimeout as sleep } from 'node:timers/promises';
import { mutant } from '../mutant.js';

const ONE_CALL_IN = 16;

/** Costs little processor time, but one caller in sixteen waits. */
export const waitsNowAndThen = mutant(
  {
    name: 'waits-now-and-then',
    fault: 'one asynchronous call in sixteen waits a millisecond before it begins',
    owner: 'stress-overhead',
  },
  {
    breaker: (sound) => {
      let calls = 0;
      return {
        execute: async (fn) => {
          if (++calls % ONE_CALL_IN === 0) await sleep(1);
          return sound.execute(fn);
        },
      };
    },
  },
);
