import { describe, expect, test } from '@jest/globals';
import {
  type BudgetStore,
  type CostBreaker,
  type CostBreakerOptions,
  CostEstimator,
  type CostRule,
  type Refusal,
} from '../../../src/index.js';
import { costTable, words } from '../../readme-table.js';
import { BROKEN_OFF, costLab, pending } from '../cost-lab.js';

const DAY = { kind: 'amount', per: 'day', above: 1 } as const;
const block = (when: CostRule['when']): CostBreakerOptions => ({
  rules: [{ name: 'limit', when, action: { kind: 'block' } }],
});
const downStore: BudgetStore = {
  hold: () => Promise.reject(BROKEN_OFF),
  post: () => Promise.reject(BROKEN_OFF),
};
const estimator = new CostEstimator({
  prices: {
    date: '2026-03-01',
    currency: 'USD',
    models: { large: { inputPerMillion: 1, outputPerMillion: 1 } },
  },
});

interface Scene {
  readonly options?: CostBreakerOptions;
  /** What comes before the call of $1 that is refused. */
  readonly before?: (breaker: CostBreaker) => unknown;
  readonly call?: { readonly model: string; readonly tokens: { readonly input: number } };
}

/** Every way to be refused, by its reason; a reason that is left out does not compile. */
const SCENES: Record<Refusal['reason'], Scene[]> = {
  exhausted: [
    { before: (breaker) => breaker.reserve(10) },
    { options: block(DAY), before: (breaker) => breaker.reserve(1) },
  ],
  would_exceed: [
    { before: (breaker) => breaker.reserve(9.5) },
    { options: block(DAY), before: (breaker) => breaker.reserve(0.5) },
  ],
  rate: [
    {
      options: block({ kind: 'rate', perMs: 60_000, above: 1 }),
      before: (breaker) => breaker.reserve(1),
    },
  ],
  operation_cost: [{ options: block({ kind: 'operation-cost', above: 0.5 }) }],
  misconfigured_price: [{ options: { estimator }, call: { model: 'new', tokens: { input: 1 } } }],
  circuit_open: [
    {
      before: ({ circuit }) => {
        circuit.forceOpen();
      },
    },
  ],
  in_flight_limit: [
    {
      options: { circuit: { maxInFlight: 1 } },
      before: (breaker) => void breaker.execute(() => pending().promise, { estimate: 0 }),
    },
  ],
  store_unavailable: [{ options: { store: downStore } }],
};

async function refusalOf({ options, before, call }: Scene): Promise<Refusal> {
  const { breaker } = costLab({ dailyCap: 10, ...options });
  before?.(breaker);
  const result = await breaker.tryExecute(() => 1, call ?? { estimate: 1 });
  if (result.status !== 'rejected') throw new Error('it ran');
  return result.refusal;
}

const COMMON = ['breakerName', 'reason', 'retryAtEpochMs'];
const line = (reason: string, besides: readonly string[]): string =>
  `${reason}: ${[...besides].sort().join(' ')}`;

describe('refusals in the README', () => {
  test('have the reasons and the fields that it says, and there are no others', async () => {
    const told = costTable('reason').flatMap(([reasons, , besides]) =>
      words(reasons).map((reason) => line(reason, [...words(besides), ...COMMON])),
    );
    const refusals = await Promise.all(Object.values(SCENES).flat().map(refusalOf));
    const made = refusals.map((refusal) => line(refusal.reason, Object.keys(refusal)));
    expect(told.sort()).toEqual(made.sort());
  });

  test.each(Object.entries(SCENES))('the scene of %s is refused for that reason', async (...of) => {
    const [reason, scenes] = of;
    const refusals = await Promise.all(scenes.map(refusalOf));
    expect(new Set(refusals.map((refusal) => refusal.reason))).toEqual(new Set([reason]));
  });

  test('no waiting helps where it says never, or that nobody knows', async () => {
    const scenes = ['operation_cost', 'misconfigured_price', 'circuit_open', 'store_unavailable'];
    for (const [reason, [scene = {}]] of Object.entries(SCENES)) {
      const { retryAtEpochMs } = await refusalOf(scene);
      expect([reason, retryAtEpochMs === null]).toEqual([reason, scenes.includes(reason)]);
    }
  });
});
