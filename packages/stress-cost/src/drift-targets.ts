import type { Target } from '@breaker-lab/stress-harness';

const MIB = 2 ** 20;
const exact = { figure: 'exact', cause: 'cost' } as const;

/** Additions and refunds of 0.1, 0.000001, 1.005 and 33.333333. */
export const drift: readonly Target[] = [
  {
    ...exact,
    metric: 'bookErrorMicrosMax',
    unit: 'micro-units',
    bound: 'exactly',
    threshold: 0,
    promise: 'sums do not drift: a hundred times on the way the books are exact',
  },
  {
    ...exact,
    metric: 'wrongAtTheEdge',
    unit: 'answers',
    bound: 'exactly',
    threshold: 0,
    promise: 'at the end exactly what is left can be spent, and not a micro-unit more',
  },
  {
    ...exact,
    metric: 'operations',
    unit: 'operations',
    bound: 'at least',
    threshold: { smoke: 1_000_000, standard: 10_000_000, soak: 100_000_000 },
    promise: 'ten million additions and refunds are made, a tenth of them in smoke',
  },
  {
    metric: 'heapGrowthBytes',
    unit: 'B',
    bound: 'at most',
    threshold: 1 * MIB,
    figure: 'exact',
    promise: 'nothing is kept of reservations that have ended: a byte or two of each would show',
    cause: 'memory',
  },
];
