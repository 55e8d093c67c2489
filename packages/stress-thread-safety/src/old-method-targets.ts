import type { Target } from '@breaker-lab/stress-harness';
import { counted, exactly } from './counted-targets.js';

/** The old suite's way to look for races, put to the faults planted here. */
export const oldMethod: readonly Target[] = [
  exactly(10, {
    metric: 'plantedFaults',
    unit: 'faults',
    promise: 'each planted fault of what threads share is put to the old method',
  }),
  exactly(0, {
    metric: 'accusations',
    unit: 'complaints',
    promise: 'the old method has nothing against what is sound',
  }),
  exactly(0, {
    metric: 'caughtAsItWas',
    unit: 'faults',
    promise: 'as it was, the old method sees none of them: what finds them has to be another one',
  }),
  {
    ...counted,
    metric: 'caughtSharpened',
    unit: 'faults',
    bound: 'at most',
    threshold: 3,
    promise: 'where breakers do open and counts are read, it sees a few, by luck and by tolerance',
  },
];
