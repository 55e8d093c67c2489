import { mutant } from '../mutant.js';

class NoResult extends Error {}

export const undefinedIsAFailure = mutant(
  {
    name: 'undefined-is-a-failure',
    fault: 'a call that returns undefined counts as failed',
    owner: 'stress-thread-safety',
    kind: 'counting',
  },
  {
    breaker: (sound) => ({
      execute: async <T>(fn: () => Promise<T>) => {
        try {
          return await sound.execute(async () => {
            const result = await fn();
            if (result === undefined) throw new NoResult();
            return result;
          });
        } catch (error) {
          if (error instanceof NoResult) return undefined as T;
          throw error;
        }
      },
    }),
  },
);

export const ignoresSynchronousThrows = mutant(
  {
    name: 'ignores-synchronous-throws',
    fault: 'an action that throws at once, without a promise, counts as a success',
    owner: 'stress-thread-safety',
    kind: 'counting',
  },
  {
    breaker: (sound) => ({
      execute: async <T>(fn: () => Promise<T>) => {
        let thrown: unknown;
        const result = await sound.execute(() => {
          try {
            return fn();
          } catch (error) {
            thrown = error;
            return Promise.resolve(undefined as T);
          }
        });
        if (thrown !== undefined) throw thrown as Error;
        return result;
      },
    }),
  },
);
