import { mutant } from '../mutant.js';

const ONE_DAY_MS = 86_400_000;

export const leavesTimerPerRejection = mutant(
  {
    name: 'leaves-timer-per-rejection',
    fault: 'each rejection leaves a timer running, which also keeps the process alive',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => ({
      execute: async (fn) => {
        try {
          return await sound.execute(fn);
        } catch (error) {
          if (sound.isRejection(error)) setTimeout(() => undefined, ONE_DAY_MS);
          throw error;
        }
      },
    }),
  },
);
