import type { Target } from './target.js';

/** Whatever the load, a call ends once, as its upstream ended, and nothing is invented. */
export const conservationTargets: readonly Target[] = [
  {
    metric: 'unsettledCalls',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'every call settles',
    cause: 'breaker logic',
  },
  {
    metric: 'mismatchedOutcomes',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'every caller gets the outcome its own call had upstream',
    cause: 'breaker logic',
  },
  {
    metric: 'unexpectedErrors',
    unit: 'errors',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'the breaker adds no errors but rejections',
    cause: 'breaker logic',
  },
];
