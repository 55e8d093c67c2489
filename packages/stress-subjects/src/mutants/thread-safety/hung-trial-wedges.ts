import { mutant } from '../mutant.js';
import { countsOf } from './counts-of.js';

class NoSlot extends Error {}

/** A slot is given back when its trial settles, and in no other way. */
export const hungTrialWedges = mutant(
  {
    name: 'hung-trial-wedges',
    fault: 'trials that never settle keep it half-open for ever',
    owner: 'stress-thread-safety',
    kind: 'state',
  },
  {
    breaker: (sound, { halfOpenTrials }) => {
      let trials = 0;
      let refused = 0;
      return {
        execute: async (fn) => {
          if (sound.state() === 'half-open' && trials >= halfOpenTrials) {
            refused++;
            throw new NoSlot();
          }
          return sound.execute(async () => {
            if (sound.state() !== 'half-open') return fn();
            trials++;
            try {
              return await fn();
            } finally {
              trials--;
            }
          });
        },
        isRejection: (error) => error instanceof NoSlot || sound.isRejection(error),
        counts: () => {
          const counts = countsOf(sound);
          return { ...counts, rejected: counts.rejected + refused };
        },
      };
    },
  },
);
