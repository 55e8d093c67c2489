import { mutant } from '../mutant.js';
import { abortable } from './abortable.js';
import { Hoard } from './hoard.js';

export const leavesOneIn4000AbortListeners = mutant(
  {
    name: 'leaves-one-in-4000-abort-listeners',
    fault: "leaves a listener on the caller's signal after one in 4,000 calls",
    owner: 'stress-memory-leaks',
  },
  {
    breaker: (sound) => {
      const hoard = new Hoard();
      return {
        executeAbortable: (fn, signal) => {
          if (hoard.isNext()) signal.addEventListener('abort', () => undefined);
          return abortable(sound, fn, signal);
        },
      };
    },
  },
);
