import { mutant } from '../mutant.js';

/** One call at a time: the next begins when the one before has ended. */
export const serialisesCalls = mutant(
  {
    name: 'serialises-calls',
    fault: 'calls wait for each other',
    owner: 'stress-degradation',
  },
  {
    breaker: (sound) => {
      let last: Promise<unknown> = Promise.resolve();
      return {
        execute: (fn) => {
          const call = last.then(() => sound.execute(fn));
          last = call.catch(() => undefined);
          return call;
        },
      };
    },
  },
);
