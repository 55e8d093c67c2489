import { mutant } from '../mutant.js';
import { everyCall } from './every-call.js';

const CALLS_PER_OBJECT = 4_000;

export const keepsObjectPer4000Calls = mutant(
  {
    name: 'keeps-object-per-4000-calls',
    fault: 'keeps one small object for every 4,000 calls',
    owner: 'stress-memory-leaks',
  },
  everyCall(() => {
    const kept: unknown[] = [];
    let calls = 0;
    return () => {
      if (++calls % CALLS_PER_OBJECT === 0) kept.push({ calls });
    };
  }),
);
