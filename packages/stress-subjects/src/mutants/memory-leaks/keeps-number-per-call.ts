import { mutant } from '../mutant.js';
import { everyCall } from './every-call.js';

/** A list of latencies that nobody cuts: no object is kept, only 8 bytes a call in one array. */
export const keepsNumberPerCall = mutant(
  {
    name: 'keeps-number-per-call',
    fault: 'keeps one number of every call',
    owner: 'stress-memory-leaks',
  },
  everyCall(() => {
    const kept: number[] = [];
    return () => kept.push(kept.length);
  }),
);
