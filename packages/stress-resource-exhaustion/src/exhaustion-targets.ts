import { conservationTargets, type Target } from '@breaker-lab/stress-harness';

const MIB = 2 ** 20;

/** What differs from resource to resource. */
export interface Margins {
  /** Of what is offered under pressure, what a sound breaker sheds, less a tenth. */
  readonly pressedRejectedShare: number;
  readonly afterwards: Pick<Target, 'bound' | 'threshold' | 'figure'>;
}

/** A count of what must not be. */
export function exactlyZero(target: Pick<Target, 'metric' | 'unit' | 'promise' | 'cause'>): Target {
  return { ...target, bound: 'exactly', threshold: 0, figure: 'exact' };
}

/** The load is there, and more than the upstream bears. */
export const pressure: readonly Target[] = [
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

/** Opening, to the failure. */
export const opening: readonly Target[] = [
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

/** Afterwards all is as it was. */
export const comingBack: readonly Target[] = [
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

/** Times, by the clock. */
export const periods: readonly Target[] = [
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

/** A resource that runs out under a flood of calls. */
export function exhaustionTargets(margins: Margins): readonly Target[] {
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
