import { mutant } from '../mutant.js';

/** Whoever finds no free slot in half-open is run all the same. */
export const unboundedTrials = mutant(
  {
    name: 'unbounded-trials',
    fault: 'half-open lets everybody through',
    owner: 'stress-thread-safety',
    kind: 'state',
  },
  {
    breaker: (sound) => ({
      execute: (fn) =>
        sound.execute(fn).catch((error: unknown) => {
          if (sound.isRejection(error) && sound.state() === 'half-open') return fn();
          throw error;
        }),
    }),
  },
);
