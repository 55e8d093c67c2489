import { mutant } from '../mutant.js';

/** Successes and failures leave nothing behind. */
export const keepsRejections = mutant(
  {
    name: 'keeps-rejections',
    fault: 'keeps the error of every rejected call',
    owner: 'stress-memory-leaks',
  },
  {
    breaker: (sound) => {
      const kept: unknown[] = [];
      return {
        execute: async (fn) => {
          try {
            return await sound.execute(fn);
          } catch (error) {
            if (sound.isRejection(error)) kept.push(error);
            throw error;
          }
        },
      };
    },
  },
);
