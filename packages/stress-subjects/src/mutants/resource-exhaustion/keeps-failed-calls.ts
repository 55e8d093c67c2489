import { mutant } from '../mutant.js';

/** As a list of failed calls for a later look, without an end: with each goes what it had opened. */
export const keepsFailedCalls = mutant(
  {
    name: 'keeps-failed-calls',
    fault: 'the function of every failed call is kept, and with it its socket',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => {
      const kept: unknown[] = [];
      return {
        execute: (fn) =>
          sound.execute(async () => {
            try {
              return await fn();
            } catch (error) {
              kept.push(fn);
              throw error;
            }
          }),
      };
    },
  },
);
