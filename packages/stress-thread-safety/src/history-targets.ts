import type { Target } from '@breaker-lab/stress-harness';
import { atLeast, counted, exactly, threadsTakePart } from './counted-targets.js';

const judged: readonly Target[] = [
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
  atLeast(
    { smoke: 40_000, standard: 1_000_000, soak: 10_000_000 },
    { metric: 'operations', unit: 'operations', promise: 'all operations were made, and recorded' },
  ),
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
export const sharedHistories: readonly Target[] = judged;

/** The same of many shared budgets. */
export const sharedBudgetHistories: readonly Target[] = judged;
