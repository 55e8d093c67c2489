import { conservationTargets, type Target } from '@breaker-lab/stress-harness';

const MIB = 2 ** 20;

/** Whatever the load: the cap holds at every event, the books are true, and no money lies idle. */
export const moneyTargets: readonly Target[] = [
  {
    metric: 'admittedBeyondCapMicros',
    unit: 'micro-units',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'no call is admitted that the cap cannot pay for, not by one micro-unit',
    cause: 'cost',
  },
  {
    metric: 'bookedBeyondCapMicrosMax',
    unit: 'micro-units',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'at every event committed + reserved stay within cap and known excess',
    cause: 'cost',
  },
  {
    metric: 'bookErrorMicrosMax',
    unit: 'micro-units',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'money is conserved: the books say what the calls that ran have cost and hold',
    cause: 'cost',
  },
  {
    metric: 'reservedAtRestMicrosMax',
    unit: 'micro-units',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'every reservation ends: nothing stays reserved when no call runs',
    cause: 'cost',
  },
  {
    metric: 'rejectedWithRoom',
    unit: 'calls',
    bound: 'exactly',
    threshold: 0,
    figure: 'exact',
    promise: 'a call whose estimate fits into what is left is admitted',
    cause: 'cost',
  },
  ...conservationTargets,
];

/** Calls that have ended leave nothing. */
export const heapGrowth: Target = {
  metric: 'heapGrowthBytes',
  unit: 'B',
  bound: 'at most',
  threshold: 1 * MIB,
  figure: 'exact',
  promise: 'nothing is kept of calls that have ended: a thirtieth of what the old suite allowed',
  cause: 'memory',
};

/** The audited breaker keeps up. */
export const throughput: Target = {
  metric: 'throughputOpsPerSec',
  unit: 'ops/s',
  bound: 'at least',
  threshold: 1_000,
  figure: 'clock',
  promise: 'the cost breaker keeps up, audit included: fifty times what the old suite asked for',
  cause: 'degradation',
};

/** What a scenario must have met, lest it proves nothing. */
export function seen(
  metric: string,
  { unit, threshold, promise }: Pick<Target, 'unit' | 'threshold' | 'promise'>,
): Target {
  return { metric, unit, bound: 'at least', threshold, figure: 'exact', promise, cause: 'cost' };
}
