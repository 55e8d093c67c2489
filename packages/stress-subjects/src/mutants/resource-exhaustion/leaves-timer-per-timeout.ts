import { mutant } from '../mutant.js';

const ONE_DAY_MS = 86_400_000;

/** As a time-out whose timer is cleared where the call answers, and only there. */
export const leavesTimerPerTimeout = mutant(
  {
    name: 'leaves-timer-per-timeout',
    fault: 'each call that was given up leaves a timer running',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => ({
      execute: async (fn) => {
        try {
          return await sound.execute(fn);
        } catch (error) {
          if (sound.isTimeout?.(error)) setTimeout(() => undefined, ONE_DAY_MS);
          throw error;
        }
      },
    }),
  },
);
