import type { SubjectTransition } from '@breaker-lab/stress-harness';
import { mutant } from '../mutant.js';

/** The failure that opens is announced, and so is each that settles after it while it is open. */
export const announcesOpenTwice = mutant(
  {
    name: 'announces-open-twice',
    fault: 'failures in the tick in which it opens announce the opening again',
    owner: 'stress-thread-safety',
    kind: 'state',
  },
  {
    breaker: (sound) => {
      const listeners: ((transition: SubjectTransition) => void)[] = [];
      let announced = false;
      sound.onTransition?.(() => {
        announced = false;
      });
      return {
        onTransition: (listener) => {
          listeners.push(listener);
          sound.onTransition?.(listener);
        },
        execute: async (fn) => {
          try {
            return await sound.execute(fn);
          } catch (error) {
            if (!sound.isRejection(error) && sound.state() === 'open') {
              if (announced) for (const tell of listeners) tell({ from: 'closed', to: 'open' });
              announced = true;
            }
            throw error;
          }
        },
      };
    },
  },
);
