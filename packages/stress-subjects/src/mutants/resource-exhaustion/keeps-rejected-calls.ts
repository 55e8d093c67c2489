import { mutant } from '../mutant.js';

/** As a "last errors" list without an end: with each function it keeps what that carries. */
export const keepsRejectedCalls = mutant(
  {
    name: 'keeps-rejected-calls',
    fault: 'the function of every rejected call is kept for ever',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => {
      const kept: unknown[] = [];
      return {
        execute: async (fn) => {
          try {
            return await sound.execute(fn);
          } catch (error) {
            if (sound.isRejection(error)) kept.push(fn);
            throw error;
          }
        },
      };
    },
  },
);
