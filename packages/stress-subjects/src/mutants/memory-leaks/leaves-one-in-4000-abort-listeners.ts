import { mutant } from '../mutant.js';
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
        executeAbortable: <T>(fn: (signal: AbortSignal) => Promise<T>, signal: AbortSignal) => {
          if (hoard.isNext()) signal.addEventListener('abort', () => undefined);
          return sound.executeAbortable?.(fn, signal) as Promise<T>;
        },
      };
    },
  },
);
