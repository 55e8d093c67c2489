import { conservationTargets, type Target } from '@breaker-lab/stress-harness';

const MIB = 2 ** 20;

const noRejections: Target = {
  metric: 'rejections',
  unit: 'calls',
  bound: 'exactly',
  threshold: 0,
  figure: 'exact',
  promise: 'a failure rate below the threshold never opens the breaker',
  cause: 'breaker logic',
};

/** 1,500 asynchronous calls in flight at once, 5 % of them failing. */
export const asyncInFlight: readonly Target[] = [
  {
    metric: 'upstreamInFlightMax',
    unit: 'calls',
    bound: 'at least',
    threshold: { smoke: 1_500, standard: 1_500, soak: 20_000 },
    figure: 'exact',
    promise: 'calls are never serialised: all of a wave are in flight at once',
    cause: 'degradation',
  },
  ...conservationTargets,
  noRejections,
  {
    metric: 'throughputOpsPerSec',
    unit: 'ops/s',
    bound: 'at least',
    threshold: 5_000,
    figure: 'clock',
    promise: 'the breaker keeps up: fifty times the old suite asked for',
    cause: 'degradation',
  },
  {
    metric: 'latencyMsP95',
    unit: 'ms',
    bound: 'at most',
    threshold: { smoke: 100, standard: 100, soak: 400 },
    figure: 'clock',
    promise: 'the 95th percentile stays below 100 ms, breaker and queueing included',
    cause: 'degradation',
  },
  {
    metric: 'heapGrowthBytes',
    unit: 'B',
    bound: 'at most',
    threshold: 1 * MIB,
    figure: 'exact',
    promise: 'nothing is kept once calls have settled: a hundredth of what the old suite allowed',
    cause: 'memory',
  },
];

/** 1,500 to 100,000 asynchronous calls in flight at once (a million in soak), 5 % of them failing. */
export const risingInFlight: readonly Target[] = [
  {
    metric: 'callsInFlightMax',
    unit: 'calls',
    bound: 'at least',
    threshold: { smoke: 10_000, standard: 100_000, soak: 1_000_000 },
    figure: 'clock',
    promise: 'the largest wave is come to within several times what a sound breaker takes',
    cause: 'degradation',
  },
  {
    metric: 'inFlightShortfall',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'all calls of a wave are with the upstream at once, whatever its size',
    cause: 'limits',
  },
  ...conservationTargets,
  noRejections,
  {
    metric: 'heapGrowthBytes',
    unit: 'B',
    bound: 'at most',
    threshold: 1 * MIB,
    figure: 'exact',
    promise: 'nothing is kept once calls have settled, however many there were at once',
    cause: 'memory',
  },
];

/** Five patterns of arrivals, each with another model of service times. */
export const arrivalPatterns: readonly Target[] = [
  {
    metric: 'unofferedArrivals',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'every arrival of a plan is offered, whatever became of the calls before',
    cause: 'limits',
  },
  ...conservationTargets,
  noRejections,
];

/** The load generator without a subject. */
export const generatorSpeed: readonly Target[] = [
  ...conservationTargets,
  {
    metric: 'sustainedPerSec',
    unit: 'arrivals/s',
    bound: 'at least',
    threshold: 300_000,
    figure: 'clock',
    promise: 'the generator is not what limits a run: it offers 300,000 calls a second on one core',
    cause: 'limits',
  },
  {
    metric: 'generatorNsPerCall',
    unit: 'ns',
    bound: 'at most',
    threshold: 300,
    figure: 'clock',
    promise: 'an arrival costs the generator at most 300 ns: drawn, paced, its lag recorded',
    cause: 'overhead',
  },
];

/** Synchronous calls, 10 % of them failing. */
export const syncCalls: readonly Target[] = [
  ...conservationTargets,
  noRejections,
  {
    metric: 'throughputOpsPerSec',
    unit: 'ops/s',
    bound: 'at least',
    threshold: 5_000,
    figure: 'clock',
    promise: 'the breaker keeps up: a hundred times what the old suite asked for',
    cause: 'degradation',
  },
  {
    metric: 'heapGrowthBytes',
    unit: 'B',
    bound: 'at most',
    threshold: 1 * MIB,
    figure: 'exact',
    promise: 'nothing is kept once calls have returned: a fiftieth of what the old suite allowed',
    cause: 'memory',
  },
];

/** Healthy, outage, failed trials, recovery, under open-loop load. */
export const outagePhases: readonly Target[] = [
  {
    metric: 'opensPerOutage',
    unit: 'times',
    bound: 'exactly',
    threshold: 1,
    figure: 'exact',
    promise: 'an outage opens the breaker, once',
    cause: 'breaker logic',
  },
  {
    metric: 'startedWhileOpen',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'no call reaches the upstream while the breaker is open',
    cause: 'breaker logic',
  },
  {
    metric: 'failedTrialsPerOutage',
    unit: 'times',
    bound: 'at least',
    threshold: 1,
    figure: 'exact',
    promise: 'the breaker tries during the outage, and a failed trial opens it again',
    cause: 'breaker logic',
  },
  {
    metric: 'trialsInFlightMax',
    unit: 'calls',
    bound: 'at most',
    threshold: 3,
    figure: 'exact',
    promise: 'half-open lets no more than the configured trials through at a time',
    cause: 'breaker logic',
  },
  {
    metric: 'closedAfterRecoveryShare',
    unit: 'of cycles',
    bound: 'exactly',
    threshold: 1,
    figure: 'exact',
    promise: 'the breaker closes again once the upstream has recovered',
    cause: 'breaker logic',
  },
  {
    metric: 'healthyRejections',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'a healthy upstream is never cut off',
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
  {
    metric: 'failuresToOpenMax',
    unit: 'failures',
    bound: 'at most',
    threshold: 1_500,
    figure: 'clock',
    promise: 'every failure counts: about 1,000 fill half of the window, 2,000 if half are lost',
    cause: 'breaker logic',
  },
  {
    metric: 'outageRejectedShare',
    unit: 'of calls',
    bound: 'at least',
    threshold: 0.5,
    figure: 'clock',
    promise: 'an open breaker sheds load',
    cause: 'breaker logic',
  },
  {
    metric: 'recoveryMsMax',
    unit: 'ms',
    bound: 'at most',
    threshold: 600,
    figure: 'clock',
    promise: 'recovery is noticed within a few open periods of 150 ms',
    cause: 'breaker logic',
  },
  {
    metric: 'latencyMsP95',
    unit: 'ms',
    bound: 'at most',
    threshold: 100,
    figure: 'clock',
    promise: 'admitted calls stay below 100 ms at the 95th percentile, from their intended start',
    cause: 'degradation',
  },
  {
    metric: 'rejectedLatencyMsP95',
    unit: 'ms',
    bound: 'at most',
    threshold: 50,
    figure: 'clock',
    promise: 'rejections are fast: that is what they are for',
    cause: 'degradation',
  },
];
