import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { noRejections } from './steady-targets.js';

const MIB = 2 ** 20;

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
  {
    metric: 'recordedPerGenerator',
    unit: 'times',
    bound: 'at most',
    threshold: 4,
    figure: 'clock',
    promise:
      'with the call itself, its clock readings and the books it costs at most four times that',
    cause: 'overhead',
  },
];
