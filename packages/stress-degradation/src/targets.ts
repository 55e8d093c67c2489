import { conservationTargets, type Target } from '@breaker-lab/stress-harness';

export { loadCurve } from './load-curve-targets.js';

const KIB = 2 ** 10;

const noRejections: Target = {
  metric: 'rejections',
  unit: 'calls',
  bound: 'exactly',
  threshold: 0,
  figure: 'exact',
  promise: 'load alone never opens the breaker, nor do failures below the threshold',
  cause: 'breaker logic',
};

/** A slope over the top 16× of sizes: O(1) was seen at 0 ± 0.1, O(n) above 0.3. */
function growth(promise: string): Target {
  return {
    metric: 'growthExponent',
    unit: 'exponent',
    bound: 'at most',
    threshold: 0.2,
    figure: 'clock',
    promise,
    cause: 'degradation',
  };
}

/** The same of bytes, which no neighbour disturbs. */
function bytesGrowth(promise: string): Target {
  return {
    metric: 'bytesGrowthExponent',
    unit: 'exponent',
    bound: 'at most',
    threshold: 0.1,
    figure: 'exact',
    promise,
    cause: 'degradation',
  };
}

const fullWindowCost: Target = {
  metric: 'fullWindowCostRatio',
  unit: 'times',
  bound: 'at most',
  threshold: 1.5,
  figure: 'clock',
  promise: 'a call in a full window costs at most half as much again as in a nearly empty one',
  cause: 'degradation',
};

/** 10 to 10,000 calls in flight, 2 % of them failing. */
export const risingLevels: readonly Target[] = [
  {
    metric: 'upstreamInFlightMax',
    unit: 'calls',
    bound: 'at least',
    threshold: 10_000,
    figure: 'exact',
    promise: 'the highest level is truly in flight',
    cause: 'degradation',
  },
  {
    metric: 'successShare',
    unit: 'of calls',
    bound: 'at least',
    threshold: 0.95,
    figure: 'exact',
    promise: 'calls succeed as often as the upstream does; the old suite asked for 0.8',
    cause: 'degradation',
  },
  bytesGrowth('a call allocates the same with 1,000 and with 10,000 calls in flight'),
  ...conservationTargets,
  noRejections,
  {
    metric: 'levelsFinished',
    unit: 'levels',
    bound: 'exactly',
    threshold: { smoke: 6, standard: 10, soak: 10 },
    figure: 'clock',
    promise: 'no level takes many times as long as it should',
    cause: 'degradation',
  },
  growth('a call takes the breaker as long with 10,000 calls in flight as with 1,000'),
  {
    metric: 'throughputLossShare',
    unit: 'of throughput',
    bound: 'at most',
    threshold: 0.3,
    figure: 'clock',
    promise: 'throughput holds from 10 to 200 in flight; the old suite let half of it go',
    cause: 'degradation',
  },
  {
    metric: 'throughputLossShareMax',
    unit: 'of throughput',
    bound: 'at most',
    threshold: 0.5,
    figure: 'clock',
    promise: 'from 200 on to 10,000 in flight, throughput holds as the old suite asked below',
    cause: 'degradation',
  },
  {
    metric: 'latencyRatio',
    unit: 'times',
    bound: 'at most',
    threshold: 2,
    figure: 'clock',
    promise:
      'p95 latency at 25 to 200 in flight stays near that at 10; the old suite allowed 3 times',
    cause: 'degradation',
  },
];

/** 10 to 10,000 calls that wait at once. */
export const notSerialised: readonly Target[] = [
  {
    metric: 'inFlightShortfall',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'calls are never queued: all of a level are with the upstream at once',
    cause: 'degradation',
  },
  {
    metric: 'heldUpCalls',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'no answer waits for the answer to an older call',
    cause: 'degradation',
  },
  ...conservationTargets,
  noRejections,
  {
    metric: 'waveTimeRatio',
    unit: 'times',
    bound: 'at most',
    threshold: 4,
    figure: 'clock',
    promise: 'up to 1,000 calls at once take about as long as one, not 1,000 times as long',
    cause: 'degradation',
  },
];

/** A window that fills up to a million calls. */
export const windowGrowth: readonly Target[] = [
  {
    metric: 'windowCalls',
    unit: 'calls',
    bound: 'at least',
    threshold: { smoke: 100_000, standard: 1_000_000, soak: 10_000_000 },
    figure: 'clock',
    promise: 'the window fills within several times the time a sound breaker takes',
    cause: 'degradation',
  },
  bytesGrowth('a call allocates the same however many calls the window holds'),
  {
    metric: 'heapGrowthBytes',
    unit: 'B',
    bound: 'at most',
    threshold: 256 * KIB,
    figure: 'exact',
    promise: 'a window counts in fixed memory: a bit a call would not fit at ten million',
    cause: 'memory',
  },
  ...conservationTargets,
  noRejections,
  growth('a call takes the breaker as long, however many calls the window holds'),
  fullWindowCost,
];

/** Full windows that forget a call for every call that comes. */
export const slidingWindow: readonly Target[] = [
  {
    metric: 'windowCalls',
    unit: 'calls',
    bound: 'at least',
    threshold: { smoke: 20_000, standard: 200_000, soak: 1_000_000 },
    figure: 'clock',
    promise: 'the window fills within several times the time a sound breaker takes',
    cause: 'degradation',
  },
  bytesGrowth('forgetting allocates the same however many calls the window holds'),
  ...conservationTargets,
  noRejections,
  growth('forgetting takes as long, however many calls the window holds'),
  fullWindowCost,
];
