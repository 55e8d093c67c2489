import { mutant } from '../mutant.js';
import { everyCall } from './every-call.js';

/** With the header of an array, 8 bytes each and the slot it is kept in, about 150 bytes. */
const SLOTS = 12;

export const keeps150BytesPerCall = mutant(
  {
    name: 'keeps-150-bytes-per-call',
    fault: 'keeps 150 B of every call',
    owner: 'stress-memory-leaks',
  },
  everyCall(() => {
    const kept: unknown[] = [];
    return () => kept.push(new Array(SLOTS).fill(0));
  }),
);
