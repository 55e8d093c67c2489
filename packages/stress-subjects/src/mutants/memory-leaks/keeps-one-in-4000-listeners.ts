import { mutant } from '../mutant.js';
import { Hoard } from './hoard.js';

export const keepsOneIn4000Listeners = mutant(
  {
    name: 'keeps-one-in-4000-listeners',
    fault: 'leaves one in 4,000 listeners on that are taken off',
    owner: 'stress-memory-leaks',
  },
  {
    breaker: (sound) => {
      const hoard = new Hoard();
      return {
        subscribe: (listener) => {
          const remove = sound.subscribe?.(listener);
          return () => {
            if (!hoard.isNext()) remove?.();
          };
        },
      };
    },
  },
);
