import type { SubjectTransition } from '@breaker-lab/stress-harness';
import { mutant } from '../mutant.js';

export const takesNoListenerOff = mutant(
  {
    name: 'takes-no-listener-off',
    fault: 'goes on telling listeners that were taken off',
    owner: 'stress-memory-leaks',
  },
  {
    breaker: (sound) => {
      const told: ((transition: SubjectTransition) => void)[] = [];
      sound.subscribe?.((transition) => {
        for (const tell of told) tell(transition);
      });
      return {
        subscribe: (listener) => {
          told.push(listener);
          return () => undefined;
        },
      };
    },
  },
);
