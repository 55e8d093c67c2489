import { conservationTargets, type Target } from '@breaker-lab/stress-harness';

const successShare: Target = {
  metric: 'successShare',
  unit: 'of calls',
  bound: 'exactly',
  threshold: 1,
  figure: 'exact',
  promise: 'a closed breaker costs no call: all succeed, where the old suite asked for 95 %',
  cause: 'breaker logic',
};

const rejectedShare: Target = {
  metric: 'rejectedShare',
  unit: 'of calls',
  bound: 'exactly',
  threshold: 1,
  figure: 'exact',
  promise: 'an open breaker turns every call away',
  cause: 'breaker logic',
};

const percentOfRealisticCall: Target = {
  metric: 'percentOfRealisticCall',
  unit: '%',
  bound: 'at most',
  // A smoke process compares for a tenth of a second: on a busy machine it is ten times as coarse.
  threshold: { smoke: 30, standard: 20, soak: 20 },
  figure: 'clock',
  promise: 'a guarded call that does the least worth guarding takes hardly longer than a bare one',
  cause: 'overhead',
};

/** 10,000 and more synchronous calls, bare and through a closed breaker. */
export const syncClosed: readonly Target[] = [
  ...conservationTargets,
  successShare,
  {
    metric: 'perMilleOfRealisticCall',
    unit: '‰',
    bound: 'at most',
    threshold: 4,
    figure: 'clock',
    promise: 'what a synchronous call costs more by a closed breaker is next to nothing',
    cause: 'overhead',
  },
  percentOfRealisticCall,
  {
    metric: 'latencyMsP95',
    unit: 'ms',
    bound: 'at most',
    threshold: 0.5,
    figure: 'clock',
    promise: 'no caller waits: a hundredth of the 50 ms that the old suite allowed',
    cause: 'overhead',
  },
];

/** 1,000 and more asynchronous calls, bare and through a closed breaker. */
export const asyncClosed: readonly Target[] = [
  ...conservationTargets,
  successShare,
  {
    metric: 'deferredCalls',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'no caller waits for a turn of the event loop when the upstream answers at once',
    cause: 'overhead',
  },
  {
    metric: 'percentOverBare',
    unit: '%',
    bound: 'at most',
    threshold: 300,
    figure: 'clock',
    promise: 'an asynchronous call through a closed breaker costs as much as two promises more',
    cause: 'overhead',
  },
  percentOfRealisticCall,
  {
    metric: 'latencyMsP95',
    unit: 'ms',
    bound: 'at most',
    threshold: 0.5,
    figure: 'clock',
    promise: 'no caller waits: a tenth of the 5 ms that the old suite allowed',
    cause: 'overhead',
  },
];

/** Promises that asynchronous calls make. */
export const asyncPromises: readonly Target[] = [
  ...conservationTargets,
  {
    ...rejectedShare,
    metric: 'failedShare',
    promise: 'a closed breaker hands every failure on',
  },
  rejectedShare,
  promises('promisesPerCall', 'a guarded call makes one promise more than a bare one'),
  promises('promisesPerFailure', 'a failing call makes no more than one that succeeds'),
  promises('promisesPerRejection', 'a rejection makes one more than a promise that is rejected'),
];

function promises(metric: string, promise: string): Target {
  return {
    metric,
    unit: 'promises',
    bound: 'at most',
    threshold: 1,
    figure: 'exact',
    promise,
    cause: 'overhead',
  };
}

/** Calls through a closed breaker, beside those through its baseline. */
export const overheadChange: readonly Target[] = [
  ...conservationTargets,
  {
    metric: 'overheadRatio',
    unit: 'times',
    bound: 'at most',
    // Half-way between nothing and the 5 % that must be found.
    threshold: 1.025,
    figure: 'clock',
    promise: 'a closed breaker adds no more to a call than its baseline does',
    cause: 'overhead',
  },
];

/** Instructions of calls through a closed breaker, beside those through its baseline. */
export const instructions: readonly Target[] = [
  ...conservationTargets,
  instructionsRatio('syncInstructionsRatio', 'a synchronous'),
  instructionsRatio('asyncInstructionsRatio', 'an asynchronous'),
];

function instructionsRatio(metric: string, call: string): Target {
  return {
    metric,
    unit: 'times',
    bound: 'at most',
    // Beside itself, a breaker is at 1.0000 to 1.0003.
    threshold: 1.002,
    figure: 'exact',
    promise: `a closed breaker adds no more instructions to ${call} call than its baseline does`,
    cause: 'overhead',
  };
}

/** Calls to an open breaker. */
export const openPath: readonly Target[] = [
  rejectedShare,
  {
    metric: 'reachedUpstream',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'no call reaches the upstream while the breaker is open',
    cause: 'breaker logic',
  },
  ...conservationTargets,
  {
    metric: 'timesMadeAnewMax',
    unit: 'times',
    bound: 'at most',
    threshold: 1,
    figure: 'clock',
    promise: 'a rejection costs no more than a plain error made anew, thrown or rejected',
    cause: 'overhead',
  },
];

const bytesPerRejection = {
  metric: 'bytesPerRejection',
  unit: 'B',
  bound: 'at most',
  figure: 'exact',
  cause: 'memory',
} as const;

/** Bytes that synchronous calls allocate. */
export const syncBytes: readonly Target[] = [
  ...conservationTargets,
  rejectedShare,
  {
    metric: 'bytesPerCall',
    unit: 'B',
    bound: 'at most',
    threshold: 8,
    figure: 'exact',
    promise: 'a synchronous call through a closed breaker allocates nothing',
    cause: 'memory',
  },
  {
    ...bytesPerRejection,
    threshold: 256,
    promise: 'a rejection allocates its error and no stack',
  },
];

/** Bytes that asynchronous calls allocate. */
export const asyncBytes: readonly Target[] = [
  ...conservationTargets,
  rejectedShare,
  {
    metric: 'bytesPerCall',
    unit: 'B',
    bound: 'at most',
    threshold: 120,
    figure: 'exact',
    promise: 'an asynchronous call through a closed breaker allocates one promise more, no closure',
    cause: 'memory',
  },
  {
    ...bytesPerRejection,
    threshold: 560,
    promise: 'a rejection allocates its error, no stack, and what lets it reject a microtask later',
  },
];
