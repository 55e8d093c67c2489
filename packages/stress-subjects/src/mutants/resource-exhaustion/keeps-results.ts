import { mutant } from '../mutant.js';

/** As a fallback to earlier answers would, had it no end. */
export const keepsResults = mutant(
  {
    name: 'keeps-results',
    fault: 'the result of every call is kept for ever',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => {
      const kept: unknown[] = [];
      return {
        execute: async (fn) => {
          const result = await sound.execute(fn);
          kept.push(result);
          return result;
        },
      };
    },
  },
);
