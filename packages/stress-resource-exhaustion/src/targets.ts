import type { Target } from '@breaker-lab/stress-harness';
import { exhaustionTargets } from './exhaustion-targets.js';

export { socketFaults } from './socket-targets.js';
export { timerFlood } from './timer-targets.js';

/** Calls that hold memory of a heap of 40 MiB. */
export const smallHeap = exhaustionTargets({
  pressedRejectedShare: 0.65,
  afterwards: { bound: 'exactly', threshold: 1, figure: 'exact' },
});

/** Calls that hold open files where 48 descriptors are free. */
export const fewDescriptors = exhaustionTargets({
  pressedRejectedShare: 0.8,
  afterwards: { bound: 'exactly', threshold: 1, figure: 'exact' },
});

/** Calls with a deadline of 150 ms while the event loop is blocked for 250 ms at a time. */
export const blockedLoop = exhaustionTargets({
  pressedRejectedShare: 0.65,
  // A machine that stalls for 150 ms makes a few calls late, which is not the breaker's doing.
  afterwards: { bound: 'at least', threshold: 0.9, figure: 'clock' },
});

/** Calls that hold buffers where there is address space for 16 of them. */
export const externalMemory: readonly Target[] = [
  ...exhaustionTargets({
    pressedRejectedShare: 0.85,
    afterwards: { bound: 'exactly', threshold: 1, figure: 'exact' },
  }),
  {
    metric: 'externalBytesLeft',
    unit: 'B',
    bound: 'at most',
    threshold: 8_192,
    figure: 'exact',
    promise:
      'the buffers are gone: what is left are the windows of two breakers, no call of 32 MiB',
    cause: 'memory',
  },
];

/** Calls to a worker thread that they fill until it dies. */
export const workerLimits: readonly Target[] = [
  ...exhaustionTargets({
    pressedRejectedShare: 0.85,
    afterwards: { bound: 'exactly', threshold: 1, figure: 'exact' },
  }),
  {
    metric: 'workerDeaths',
    unit: 'workers',
    bound: 'exactly',
    threshold: { smoke: 1, standard: 4, soak: 100 },
    figure: 'exact',
    promise: 'the worker runs out of memory in every cycle; the process around it does not',
    cause: 'limits',
  },
  {
    metric: 'inFlightAtDeathMin',
    unit: 'calls',
    bound: 'at least',
    threshold: 1,
    figure: 'exact',
    promise: 'calls are in flight to it as it dies, and end with it',
    cause: 'limits',
  },
];
