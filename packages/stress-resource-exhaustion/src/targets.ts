import { conservationTargets, type Target } from '@breaker-lab/stress-harness';

const MIB = 2 ** 20;

/** What differs from resource to resource. */
interface Margins {
  /** Of what is offered under pressure, what a sound breaker sheds, less a tenth. */
  readonly pressedRejectedShare: number;
  readonly afterwards: Pick<Target, 'bound' | 'threshold' | 'figure'>;
}

function exactlyZero(target: Pick<Target, 'metric' | 'unit' | 'promise' | 'cause'>): Target {
  return { ...target, bound: 'exactly', threshold: 0, figure: 'exact' };
}

const pressure: readonly Target[] = [
  {
    metric: 'pressedCalls',
    unit: 'calls',
    bound: 'at least',
    threshold: 1_000,
    figure: 'exact',
    promise: 'a thousand calls and more come under pressure',
    cause: 'limits',
  },
  {
    metric: 'upstreamFailuresMin',
    unit: 'failures',
    bound: 'at least',
    threshold: 1,
    figure: 'exact',
    promise: 'the pressure is real: the upstream runs out by itself',
    cause: 'limits',
  },
];

const opening: readonly Target[] = [
  {
    metric: 'opensMin',
    unit: 'times',
    bound: 'at least',
    threshold: 1,
    figure: 'exact',
    promise: 'the breaker opens every time the resource runs out',
    cause: 'breaker logic',
  },
  exactlyZero({
    metric: 'startedWhileOpen',
    unit: 'calls',
    promise: 'no call reaches the upstream while the breaker is open',
    cause: 'breaker logic',
  }),
  exactlyZero({
    metric: 'failuresOffRuleMax',
    unit: 'failures',
    promise: 'it opens at the very failure at which half of 20 calls and more have failed',
    cause: 'breaker logic',
  }),
];

const comingBack: readonly Target[] = [
  {
    metric: 'closedAfterwardsShare',
    unit: 'of cycles',
    bound: 'exactly',
    threshold: 1,
    figure: 'exact',
    promise: 'the breaker is closed again once the pressure is over',
    cause: 'breaker logic',
  },
  exactlyZero({
    metric: 'calmRejections',
    unit: 'calls',
    promise: 'before and after, load that the resource bears is never cut off',
    cause: 'breaker logic',
  }),
  exactlyZero({
    metric: 'unrelatedBreakerOpens',
    unit: 'times',
    promise: 'a breaker whose own upstream lacks nothing stays closed',
    cause: 'breaker logic',
  }),
  exactlyZero({
    metric: 'unrelatedCallsLost',
    unit: 'calls',
    promise: 'every call through the unrelated breaker succeeds',
    cause: 'breaker logic',
  }),
  exactlyZero({
    metric: 'handlesLeft',
    unit: 'handles',
    promise: 'nothing is left that keeps the event loop alive',
    cause: 'limits',
  }),
  exactlyZero({
    metric: 'timersLeft',
    unit: 'timers',
    promise: 'no timer is left, referenced or not',
    cause: 'limits',
  }),
  exactlyZero({
    metric: 'descriptorsLeft',
    unit: 'descriptors',
    promise: 'no descriptor is left open',
    cause: 'limits',
  }),
  exactlyZero({
    metric: 'listenersLeft',
    unit: 'listeners',
    promise: 'no listener is left on the process',
    cause: 'limits',
  }),
  {
    metric: 'heapGrowthBytes',
    unit: 'B',
    bound: 'at most',
    threshold: 2 * MIB,
    figure: 'exact',
    promise: 'the memory comes back: a thirty-fifth of what the old suite allowed',
    cause: 'memory',
  },
  exactlyZero({
    metric: 'illegalTransitions',
    unit: 'transitions',
    promise: 'transitions go along the edges of the automaton only',
    cause: 'breaker logic',
  }),
];

const periods: readonly Target[] = [
  {
    metric: 'openPeriodMsMin',
    unit: 'ms',
    bound: 'at least',
    threshold: 198,
    // Taken from a clock, but from both sides so that a slow machine only ever makes it longer.
    figure: 'exact',
    promise: 'an open period of 200 ms is kept, whatever else goes on',
    cause: 'breaker logic',
  },
  {
    metric: 'recoveryMsMax',
    unit: 'ms',
    bound: 'at most',
    threshold: 1_000,
    figure: 'clock',
    promise: 'the end of the pressure is noticed within a few open periods of 200 ms',
    cause: 'breaker logic',
  },
];

function exhaustionTargets(margins: Margins): readonly Target[] {
  return [
    ...conservationTargets,
    ...pressure,
    ...opening,
    ...comingBack,
    {
      metric: 'afterwardsSuccessShare',
      unit: 'of calls',
      ...margins.afterwards,
      promise: 'calls succeed again afterwards',
      cause: 'breaker logic',
    },
    {
      metric: 'pressedRejectedShare',
      unit: 'of calls',
      bound: 'at least',
      threshold: margins.pressedRejectedShare,
      figure: 'clock',
      promise: 'the open breaker sheds the load that the resource does not bear',
      cause: 'breaker logic',
    },
    ...periods,
  ];
}

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

/** Calls that hang, among 100,000 timers of others. */
export const timerFlood: readonly Target[] = [
  ...conservationTargets,
  {
    metric: 'timersFired',
    unit: 'timers',
    bound: 'at least',
    threshold: 10_000,
    figure: 'exact',
    promise: 'the flood is real: timers of others fire all the while',
    cause: 'limits',
  },
  {
    metric: 'opens',
    unit: 'a cycle',
    bound: 'exactly',
    threshold: 1,
    figure: 'exact',
    promise: 'the breaker opens on calls that hang, once a cycle',
    cause: 'breaker logic',
  },
  exactlyZero({
    metric: 'failuresOffRuleMax',
    unit: 'failures',
    promise: 'it opens at the very time-out at which half of the calls have failed',
    cause: 'breaker logic',
  }),
  {
    metric: 'failedTrials',
    unit: 'a cycle',
    bound: 'exactly',
    threshold: 1,
    figure: 'exact',
    promise: 'a trial that hangs is given up too, and opens it again',
    cause: 'breaker logic',
  },
  exactlyZero({
    metric: 'startedWhileOpen',
    unit: 'calls',
    promise: 'no call reaches the upstream while the breaker is open',
    cause: 'breaker logic',
  }),
  ...comingBack,
  {
    metric: 'timeoutMsMin',
    unit: 'ms',
    bound: 'at least',
    threshold: 23,
    figure: 'exact',
    promise: 'no call is given up before its 25 ms',
    cause: 'breaker logic',
  },
  {
    metric: 'timeoutMsMax',
    unit: 'ms',
    bound: 'at most',
    threshold: 250,
    figure: 'clock',
    promise: 'every hanging call is given up soon after, whatever else is due',
    cause: 'breaker logic',
  },
  {
    metric: 'timersPerCall',
    unit: 'timers',
    bound: 'at most',
    threshold: 1,
    figure: 'exact',
    promise: 'a time-out costs a timer at the most',
    cause: 'overhead',
  },
  exactlyZero({
    metric: 'idleTimers',
    unit: 'timers',
    promise: 'when no call is in flight, no timer of the breaker keeps the event loop alive',
    cause: 'limits',
  }),
  ...periods,
];
