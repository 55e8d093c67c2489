import type { ByProfile, Target } from '@breaker-lab/stress-harness';
import { atLeast, counted, exactly, threadsTakePart } from './counted-targets.js';

const judged = (operations: ByProfile<number>): readonly Target[] => [
  exactly(0, {
    metric: 'illegalObjects',
    unit: 'objects',
    promise: 'what the threads saw of each object, some order of whole calls explains',
  }),
  exactly(0, {
    metric: 'undecidedObjects',
    unit: 'objects',
    promise: 'every history was judged to its end: one that took too long is no pass',
  }),
  atLeast(operations, {
    metric: 'operations',
    unit: 'operations',
    promise: 'all operations were made, and recorded',
  }),
  atLeast(1_000, {
    metric: 'rejectedCalls',
    unit: 'calls',
    promise: 'calls are turned away: what admits everybody proves little',
  }),
  {
    ...counted,
    figure: 'clock',
    metric: 'overlappingShare',
    unit: 'share',
    bound: 'at least',
    threshold: 0.02,
    promise: 'operations of the threads overlap: a history without overlaps proves little',
  },
  ...threadsTakePart,
];

/** What free-running threads saw of many shared breakers. */
export const sharedHistories = judged({
  smoke: 40_000,
  standard: 1_000_000,
  soak: 10_000_000,
});

/** The same of many shared budgets. */
export const sharedBudgetHistories = judged({
  smoke: 40_000,
  standard: 200_000,
  soak: 10_000_000,
});
