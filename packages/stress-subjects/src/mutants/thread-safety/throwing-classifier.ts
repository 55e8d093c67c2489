import { mutant } from '../mutant.js';

/** Its promise is lost with what the classifier threw. */
export const throwingClassifierLosesTheCall = mutant(
  {
    name: 'throwing-classifier-loses-the-call',
    fault: 'where its classifier throws the caller never hears',
    owner: 'stress-thread-safety',
    kind: 'state',
  },
  {
    breaker: (sound, { isFailure = () => true }) => ({
      execute: async (fn) => {
        try {
          return await sound.execute(fn);
        } catch (error) {
          try {
            isFailure(error);
          } catch {
            return new Promise(() => undefined);
          }
          throw error;
        }
      },
    }),
  },
);

export const throwingClassifierCountsNothing = mutant(
  {
    name: 'throwing-classifier-counts-nothing',
    fault: 'a failure whose classifier throws is no failure',
    owner: 'stress-thread-safety',
    kind: 'counting',
  },
  {
    options: ({ isFailure, ...options }) => ({
      ...options,
      isFailure: (error) => {
        try {
          return isFailure?.(error) ?? true;
        } catch {
          return false;
        }
      },
    }),
  },
);
