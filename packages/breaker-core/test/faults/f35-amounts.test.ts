import { describe, expect, test } from '@jest/globals';
import type { CostBreaker } from '../../src/index.js';
import { codeOf, costLab, daily } from '../cost/cost-lab.js';
import { turns } from './ended-calls.js';
import { PATIENCE_MS, runsToItsEnd } from './lone-process.js';
import { PAID_SURFACES, spend } from './paid-surfaces.js';

/** What is no amount of money. */
const NO_AMOUNTS = [Number.NaN, -1, -1e-12, -0.01, Infinity, -Infinity, 1e300, 2 ** 53, '1', null];
/** What costs nothing. */
const NOTHING = [0, -0];

const asNumber = (value: unknown): number => value as number;

/** Every way to hand over what something costs, when it is known. */
const ACTUALS: Record<string, (breaker: CostBreaker, amount: number) => Promise<unknown>> = {
  actual: (breaker, amount) => breaker.execute(() => 1, { estimate: 0.5, actual: () => amount }),
  used: (breaker, amount) =>
    breaker.execute(
      ({ used }) => {
        used(amount);
      },
      { estimate: 0.5 },
    ),
  'used, and it fails': (breaker, amount) =>
    breaker.tryExecute(
      ({ used }) => {
        used(amount);
        throw new Error('failed');
      },
      { estimate: 0.5 },
    ),
  costOf: async (breaker, amount) => {
    const stream = breaker.stream(chunksOf([amount]), BY_CHUNK);
    while ((await stream.next()).done !== true);
  },
};

const BY_CHUNK = { estimate: 0.5, costOf: (cost: number) => cost };

/** A source of chunks that cost so much each. */
const chunksOf = (costs: readonly number[]) =>
  async function* (): AsyncGenerator<number> {
    for (const cost of costs) yield await Promise.resolve(cost);
  };

describe('F35: what is no amount of money', () => {
  describe.each(PAID_SURFACES)('as an estimate of %s', (surface) => {
    test.each(NO_AMOUNTS.filter((value) => value !== null))(
      '%s is refused as a mistake, and changes nothing',
      async (value) => {
        const { breaker } = costLab({ dailyCap: 1 });
        const before = breaker.usage;
        const call = { estimate: asNumber(value), work: () => Promise.resolve(0) };
        await expect(spend(breaker, surface, call)).rejects.toMatchObject({
          code: 'ERR_INVALID_AMOUNT',
        });
        expect(breaker.usage).toEqual(before);
      },
    );

    test.each(NOTHING)('%s is admitted up to the very cap, and not beyond', async (estimate) => {
      const { breaker } = costLab({ dailyCap: 1 });
      const call = { estimate, work: () => Promise.resolve(0) };
      breaker.reserve(1).commit(1);
      expect(await spend(breaker, surface, call)).toBe('ran');
      expect(Object.is(daily(breaker).committedMicros, 1_000_000)).toBe(true);
      breaker.reserve(0).commit(0.000_001);
      expect(await spend(breaker, surface, call)).toBe('refused');
    });
  });

  describe.each(Object.keys(ACTUALS))('told as %s', (way) => {
    test.each(NO_AMOUNTS)('%s has the estimate charged and the fault told', async (value) => {
      const { breaker } = costLab({ dailyCap: 1 });
      await ACTUALS[way]?.(breaker, asNumber(value));
      await turns();
      expect(daily(breaker)).toMatchObject({ committedMicros: 500_000, reservedMicros: 0 });
      expect(breaker.usage).toMatchObject({ committed: 1, unpriced: 1 });
    });

    test.each(NOTHING)('%s is an amount: nothing is charged', async (value) => {
      const { breaker } = costLab({ dailyCap: 1 });
      await ACTUALS[way]?.(breaker, value);
      await turns();
      expect(daily(breaker)).toMatchObject({ reservedMicros: 0, remainingMicros: 1_000_000 });
      expect([Object.is(daily(breaker).committedMicros, 0), breaker.usage.unpriced]).toEqual([
        true,
        0,
      ]);
    });
  });

  test('a chunk that costs less than nothing hides no other', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const stream = breaker.stream(chunksOf([0.3, -0.3, 0.1]), BY_CHUNK);
    while ((await stream.next()).done !== true);
    expect(daily(breaker).committedMicros).toBe(500_000);
    expect(breaker.usage.unpriced).toBe(1);
  });

  test.each(NO_AMOUNTS)('%s is neither committed nor refunded by hand', (value) => {
    const { breaker } = costLab({ dailyCap: 1 });
    const reservation = breaker.reserve(0.5);
    expect(codeOf(() => reservation.commit(asNumber(value)))).toBe('ERR_INVALID_AMOUNT');
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 500_000 });
    reservation.commit(0.5);
    expect(
      codeOf(() => {
        reservation.refund(asNumber(value));
      }),
    ).toBe('ERR_INVALID_AMOUNT');
    expect(daily(breaker)).toMatchObject({ committedMicros: 500_000, refundedMicros: 0 });
  });
});

describe('F35: 10,000,000 additions', () => {
  test(
    'of $0.10, every tenth of which is given back, are $900,000 to the micro-unit',
    async () => {
      const script = `
        const { CostBreaker } = await import('@breaker-lab/breaker-core');
        const breaker = new CostBreaker({ dailyCap: 1e9, budgets: [{ per: 'month', cap: 1e9 }] });
        for (let call = 0; call < 1e7; call++) {
          const reservation = breaker.reserve(0.1);
          reservation.commit(0.1);
          if (call % 10 === 0) reservation.refund(0.1);
        }
        for (const { committedMicros, reservedMicros, overrunMicros } of breaker.usage.budgets) {
          assert.deepEqual([committedMicros, reservedMicros, overrunMicros], [9e11, 0, 0]);
        }
        assert.equal(breaker.usage.committed, 1e7);
      `;
      await expect(runsToItsEnd(script)).resolves.toBe('ended');
    },
    PATIENCE_MS,
  );

  test('of the chunks of a stream, each far below a micro-unit, come to what they have cost', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const stream = breaker.stream(chunksOf(Array<number>(20_000).fill(1e-7)), BY_CHUNK);
    while ((await stream.next()).done !== true);
    expect(daily(breaker).committedMicros).toBe(2_000);
  });

  test('floating point would have drifted: a sum of dimes is no multiple of a dime', () => {
    let dollars = 0;
    for (let call = 0; call < 100_000; call++) dollars += 0.1;
    expect(dollars).not.toBe(10_000);
  });
});
