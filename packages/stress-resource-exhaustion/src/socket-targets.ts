import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { comingBack, exactlyZero, opening, periods, pressure } from './exhaustion-targets.js';

/** Faults of a network, each before a breaker of its own. */
export const socketFaults: readonly Target[] = [
  ...conservationTargets,
  exactlyZero({
    metric: 'unforeseenOutcomes',
    unit: 'calls',
    promise: 'every call ends as its fault makes it: reset, short, late, or answered after all',
    cause: 'limits',
  }),
  exactlyZero({
    metric: 'connectionsOff',
    unit: 'connections',
    promise: 'what the callers started is what arrived at the other side of the network',
    cause: 'breaker logic',
  }),
  ...pressure,
  ...opening,
  {
    metric: 'failedTrialsMin',
    unit: 'times',
    bound: 'at least',
    threshold: 1,
    figure: 'exact',
    promise: 'while the fault lasts, trials fail, and it opens again',
    cause: 'breaker logic',
  },
  exactlyZero({
    metric: 'bearableCallsLost',
    unit: 'calls',
    promise: 'latency, bandwidth and a slow close within the deadline cost no call',
    cause: 'breaker logic',
  }),
  ...comingBack,
  exactlyZero({
    metric: 'socketsLeft',
    unit: 'sockets',
    promise: 'no socket is kept, not even a closed one',
    cause: 'limits',
  }),
  {
    metric: 'afterwardsSuccessShare',
    unit: 'of calls',
    bound: 'exactly',
    threshold: 1,
    figure: 'exact',
    promise: 'calls succeed again afterwards',
    cause: 'breaker logic',
  },
  ...periods,
];
