import { mutant } from '../mutant.js';
import { countsOf } from './counts-of.js';

const never = new Promise<never>(() => undefined);

/** A call of the closed state that settles in half-open leaves with a trial's slot. */
export const leaksATrialSlot = mutant(
  {
    name: 'leaks-a-trial-slot',
    fault: 'a late result in half-open takes a trial slot, which nobody gives back',
    owner: 'stress-thread-safety',
  },
  {
    breaker: (sound) => {
      let refused = 0;
      return {
        execute: async (fn) => {
          const before = sound.state();
          const result = await sound.execute(fn);
          if (before === 'closed' && sound.state() === 'half-open') {
            void sound.execute(() => never).catch(() => refused++);
          }
          return result;
        },
        counts: () => {
          const counts = countsOf(sound);
          return { ...counts, rejected: counts.rejected - refused };
        },
      };
    },
  },
);
