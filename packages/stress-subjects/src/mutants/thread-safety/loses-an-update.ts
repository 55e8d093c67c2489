import { mutant } from '../mutant.js';
import { countsOf } from './counts-of.js';

/** Right as long as rejections come one at a time. */
export const losesAnUpdate = mutant(
  {
    name: 'loses-an-update',
    fault: 'its count of rejections is read, then something is awaited, then it is written',
    owner: 'stress-thread-safety',
  },
  {
    breaker: (sound) => {
      let rejected = 0;
      return {
        execute: async (fn) => {
          try {
            return await sound.execute(fn);
          } catch (error) {
            if (sound.isRejection(error)) {
              const read = rejected;
              await Promise.resolve();
              rejected = read + 1;
            }
            throw error;
          }
        },
        counts: () => ({ ...countsOf(sound), rejected }),
      };
    },
  },
);
