import { mutant } from '../mutant.js';
import { everyCall } from './every-call.js';

/** With the header of an array, and 8 bytes each, a little over a kilobyte. */
const SLOTS = 124;

export const keepsKilobytePerCall = mutant(
  {
    name: 'keeps-kilobyte-per-call',
    fault: 'keeps 1 kB of every call',
    owner: 'stress-memory-leaks',
  },
  everyCall(() => {
    const kept: unknown[] = [];
    return () => kept.push(new Array(SLOTS).fill(0));
  }),
);
