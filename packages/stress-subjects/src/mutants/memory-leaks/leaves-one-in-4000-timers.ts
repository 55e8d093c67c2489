import { mutant } from '../mutant.js';
import { everyEnd } from './every-end.js';
import { Hoard } from './hoard.js';

const ONE_HOUR_MS = 3_600_000;

/** Unreferenced, so that Node's list of active resources does not show it. */
export const leavesOneIn4000Timers = mutant(
  {
    name: 'leaves-one-in-4000-timers',
    fault: 'leaves the timer of one in 4,000 calls running that ended in time',
    owner: 'stress-memory-leaks',
  },
  everyEnd(() => {
    const hoard = new Hoard();
    return () => {
      if (hoard.isNext()) setTimeout(() => undefined, ONE_HOUR_MS).unref();
    };
  }),
);
