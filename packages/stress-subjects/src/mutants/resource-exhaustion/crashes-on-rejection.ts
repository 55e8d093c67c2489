import { mutant } from '../mutant.js';

/** The caller is answered; the same error is thrown once more, where nobody can catch it. */
export const crashesOnRejection = mutant(
  {
    name: 'crashes-on-rejection',
    fault: 'its first rejection ends the process',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => ({
      execute: async (fn) => {
        try {
          return await sound.execute(fn);
        } catch (error) {
          if (sound.isRejection(error)) {
            setImmediate(() => {
              throw error;
            });
          }
          throw error;
        }
      },
    }),
  },
);
