import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { noObjectsKept, noRejections } from './recurring-targets.js';

const MIB = 2 ** 20;

/** 30 seconds of continuous load, 5 % of calls failing. */
export const continuousLoad: readonly Target[] = [
  ...conservationTargets,
  noRejections,
  noObjectsKept,
  {
    metric: 'bytesKeptPerCall',
    unit: 'B',
    bound: 'at most',
    threshold: { smoke: 0.2, standard: 0.02, soak: 0.01 },
    figure: 'exact',
    promise: 'calls keep no bytes: the bound is what V8 itself adds once, spread over all calls',
    cause: 'memory',
  },
  {
    metric: 'heapGrowthBytes',
    unit: 'B',
    bound: 'at most',
    threshold: 1 * MIB,
    figure: 'exact',
    promise: 'the heap is as large after the load as before: the old suite allowed 20 MB',
    cause: 'memory',
  },
  {
    metric: 'segmentCallsMin',
    unit: 'calls',
    bound: 'at least',
    threshold: 12_000,
    figure: 'clock',
    promise: 'each segment is long enough to show one object kept per 4,000 calls three times',
    cause: 'degradation',
  },
];

/** 10,000 operations at a time. */
export const operationsOverhead: readonly Target[] = [
  ...conservationTargets,
  noRejections,
  {
    metric: 'bytesKeptPerOperation',
    unit: 'B',
    bound: 'at most',
    threshold: 1,
    figure: 'exact',
    promise: '10,000 operations keep nothing: the old suite allowed 100 bytes each',
    cause: 'memory',
  },
  {
    metric: 'heapGrowthBytes',
    unit: 'B',
    bound: 'at most',
    threshold: MIB / 2,
    figure: 'exact',
    promise: '10,000 operations leave the heap as it was: the old suite allowed 5 MB',
    cause: 'memory',
  },
  {
    metric: 'bytesAllocatedPerOperation',
    unit: 'B',
    bound: 'at most',
    threshold: 512,
    figure: 'exact',
    promise: 'an admitted call leaves no more for the collector than a plain async wrapper, 408 B',
    cause: 'memory',
  },
];

/** Rejected calls, whole cycles of states, and breakers that are disposed. */
export const rejectionsAndCycles: readonly Target[] = [
  {
    metric: 'cyclesCompletedShare',
    unit: 'of cycles',
    bound: 'exactly',
    threshold: 1,
    figure: 'exact',
    promise: 'every cycle happens: the breaker opens, tries, and closes again',
    cause: 'breaker logic',
  },
  {
    metric: 'failedTrialsPerCycle',
    unit: 'trials',
    bound: 'exactly',
    threshold: 1,
    figure: 'exact',
    promise: 'a failed trial opens the breaker again, once in every cycle',
    cause: 'breaker logic',
  },
  {
    metric: 'rejectionsPerCycle',
    unit: 'calls',
    bound: 'exactly',
    threshold: 40,
    figure: 'exact',
    promise: 'an open breaker rejects every call, 20 before and 20 after the failed trial',
    cause: 'breaker logic',
  },
  {
    metric: 'illegalTransitions',
    unit: 'transitions',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'transitions go along the edges of the automaton only',
    cause: 'breaker logic',
  },
  ...conservationTargets,
  noObjectsKept,
  {
    metric: 'bytesKeptPerCycle',
    unit: 'B',
    bound: 'at most',
    threshold: { smoke: 8, standard: 4, soak: 0.2 },
    figure: 'exact',
    promise: 'a cycle, with its 40 rejections and its disposed breaker, keeps no bytes',
    cause: 'memory',
  },
  {
    metric: 'heapGrowthBytes',
    unit: 'B',
    bound: 'at most',
    threshold: 1 * MIB,
    figure: 'exact',
    promise: 'the heap is as large after thousands of cycles as before',
    cause: 'memory',
  },
  {
    metric: 'timersLeft',
    unit: 'timers',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'no timer is left behind, whether it keeps the process alive or not',
    cause: 'memory',
  },
  {
    metric: 'handlesLeft',
    unit: 'handles',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'nothing is left that keeps the process alive',
    cause: 'memory',
  },
  {
    metric: 'listenersLeft',
    unit: 'listeners',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'no listener is left on the process',
    cause: 'memory',
  },
];
