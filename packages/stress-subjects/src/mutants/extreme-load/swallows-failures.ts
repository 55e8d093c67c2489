import { mutant } from '../mutant.js';

/** The caller gets `undefined` instead of the error of its own call. */
export const swallowsFailures = mutant(
  {
    name: 'swallows-failures',
    fault: "a failed call's error never reaches its caller",
    owner: 'stress-extreme-load',
  },
  {
    breaker: (sound) => ({
      execute: <T>(fn: () => Promise<T>) =>
        sound.execute(fn).catch((error: unknown) => {
          if (sound.isRejection(error)) throw error;
          return undefined as T;
        }),
      executeSync: <T>(fn: () => T) => {
        try {
          return sound.executeSync?.(fn) as T;
        } catch (error) {
          if (sound.isRejection(error)) throw error;
          return undefined as T;
        }
      },
    }),
  },
);
