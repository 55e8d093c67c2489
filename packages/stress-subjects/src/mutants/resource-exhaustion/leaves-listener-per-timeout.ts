import { mutant } from '../mutant.js';

/** What cleans up after a call is taken off when the call answers, and only then. */
export const leavesListenerPerTimeout = mutant(
  {
    name: 'leaves-listener-per-timeout',
    fault: 'each call that is given up leaves a listener on the process',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => ({
      execute: async (fn) => {
        const cleanUp = (): void => undefined;
        process.once('exit', cleanUp);
        try {
          const result = await sound.execute(fn);
          process.off('exit', cleanUp);
          return result;
        } catch (error) {
          const isTimeout = error instanceof Error && error.name === 'TimeoutError';
          if (!isTimeout) process.off('exit', cleanUp);
          throw error;
        }
      },
    }),
  },
);
