import { mutant } from '../mutant.js';

/** All calls run at once, but each answer waits for the answers to all calls before it. */
export const answersInOrder = mutant(
  {
    name: 'answers-in-order',
    fault: 'one slow call holds up the answers to all later ones',
    owner: 'stress-degradation',
  },
  {
    breaker: (sound) => {
      let earlier: Promise<unknown> = Promise.resolve();
      return {
        execute: (fn) => {
          const call = sound.execute(fn);
          const ended = call.catch(() => undefined);
          const answer = earlier.then(() => call);
          earlier = earlier.then(() => ended);
          return answer;
        },
      };
    },
  },
);
