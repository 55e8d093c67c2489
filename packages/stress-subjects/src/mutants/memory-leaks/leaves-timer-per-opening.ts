import { mutant } from '../mutant.js';

const ONE_DAY_MS = 86_400_000;

/** Unreferenced, so that Node's list of active resources does not show it. */
export const leavesTimerPerOpening = mutant(
  {
    name: 'leaves-timer-per-opening',
    fault: 'starts a timer whenever it opens and stops none',
    owner: 'stress-memory-leaks',
  },
  {
    breaker: (sound) => {
      sound.onTransition?.(({ to }) => {
        if (to === 'open') setTimeout(() => undefined, ONE_DAY_MS).unref();
      });
      return {};
    },
  },
);
