import { mutant } from '../mutant.js';

/** While closed it is told of failures alone. */
export const successNeverResets = mutant(
  {
    name: 'success-never-resets',
    fault: 'failures in a row are failures since it closed: no success ends the row',
    owner: 'stress-thread-safety',
    kind: 'counting',
  },
  {
    breaker: (sound) => ({
      execute: async (fn) => {
        if (sound.state() !== 'closed') return sound.execute(fn);
        try {
          return await fn();
        } catch (error) {
          return sound.execute(() => Promise.reject(error as Error));
        }
      },
    }),
  },
);
