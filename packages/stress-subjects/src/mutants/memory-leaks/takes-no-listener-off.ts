import { mutant } from '../mutant.js';

export const takesNoListenerOff = mutant(
  {
    name: 'takes-no-listener-off',
    fault: 'goes on telling listeners that were taken off',
    owner: 'stress-memory-leaks',
  },
  {
    breaker: (sound) => ({
      subscribe: (listener) => {
        sound.subscribe?.(listener);
        return () => undefined;
      },
    }),
  },
);
