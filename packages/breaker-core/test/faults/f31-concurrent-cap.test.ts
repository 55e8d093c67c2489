import { describe, expect, test } from '@jest/globals';
import { type BudgetStore, type CostBreaker, MemoryBudgetStore } from '../../src/index.js';
import { BROKEN_OFF, budgetOf, costLab, daily, pending } from '../cost/cost-lab.js';
import {
  endsOf,
  PAID_SURFACES,
  type PaidSurface,
  type PaidTerms,
  settledPromises,
  spend,
  WAITING_SURFACES,
} from './paid-surfaces.js';

const CALLS = 1_000;
const CENT: PaidTerms = { estimate: 0.01 };
const SPENT = { committedMicros: 1_000_000, reservedMicros: 0, excessMicros: 0 };

/** Begins 1,000 calls in one tick, by the surfaces in turn, all of them before the first ends. */
function crowd(
  breaker: CostBreaker,
  surfaces: readonly PaidSurface[],
  termsOf: (call: number) => PaidTerms = () => CENT,
) {
  const upstream = pending<number>();
  const calls = Array.from({ length: CALLS }, (_, call) => {
    const surface = surfaces[call % surfaces.length] ?? 'execute';
    return spend(breaker, surface, { ...termsOf(call), work: () => upstream.promise });
  });
  return {
    resolve: async (cost: number) => {
      await settledPromises();
      upstream.resolve(cost);
      return endsOf(await Promise.all(calls));
    },
    reject: async () => {
      await settledPromises();
      upstream.reject(BROKEN_OFF);
      return endsOf(await Promise.all(calls));
    },
  };
}

/** The most that was ever committed and reserved, as anybody who listens could see. */
function watchedPeak(breaker: CostBreaker): { micros: number } {
  const peak = { micros: 0 };
  for (const event of ['committed', 'released', 'blocked', 'expired'] as const) {
    breaker.on(event, () => {
      const { committedMicros, reservedMicros } = daily(breaker);
      peak.micros = Math.max(peak.micros, committedMicros + reservedMicros);
    });
  }
  return peak;
}

describe('F31: 1,000 concurrent calls of $0.01 against $1.00', () => {
  test.each<[string, readonly PaidSurface[]]>([
    ...PAID_SURFACES.map((surface): [string, PaidSurface[]] => [surface, [surface]]),
    ['all of them at once', PAID_SURFACES],
  ])('100 run, $1.00 is spent, never a cent more: %s', async (_, surfaces) => {
    const { breaker } = costLab({ dailyCap: 1, circuit: false });
    const peak = watchedPeak(breaker);
    const ends = await crowd(breaker, surfaces).resolve(0.01);
    expect(ends).toEqual({ ran: 100, failed: 0, refused: 900 });
    expect(daily(breaker)).toMatchObject(SPENT);
    expect(peak.micros).toBe(1_000_000);
    expect(breaker.usage).toMatchObject({ admitted: 100, committed: 100, blocked: 900 });
  });

  test.each(PAID_SURFACES)(
    'what fails costs nothing, and its room is for others: %s',
    async (by) => {
      const { breaker } = costLab({ dailyCap: 1, circuit: false });
      expect(await crowd(breaker, [by]).reject()).toEqual({ ran: 0, failed: 100, refused: 900 });
      expect(await crowd(breaker, [by]).resolve(0.01)).toMatchObject({ ran: 100, refused: 900 });
      expect(daily(breaker)).toMatchObject(SPENT);
    },
  );

  test.each(PAID_SURFACES)('what is not used is for others, to the micro-unit: %s', async (by) => {
    const { breaker } = costLab({ dailyCap: 1, circuit: false });
    let ran = 0;
    for (let wave = 0; wave < 6; wave++) ran += (await crowd(breaker, [by]).resolve(0.005)).ran;
    // 100 + 50 + 25 + 12 + 6 + 3: half of what each wave held comes back.
    expect([ran, daily(breaker).committedMicros]).toEqual([196, 980_000]);
  });

  test.each(PAID_SURFACES)(
    'twice as dear as estimated: the 100 in flight, no other: %s',
    async (by) => {
      const { breaker } = costLab({ dailyCap: 1, circuit: false });
      expect(await crowd(breaker, [by]).resolve(0.02)).toMatchObject({ ran: 100 });
      const over = {
        committedMicros: 2_000_000,
        excessMicros: 1_000_000,
        overrunMicros: 1_000_000,
      };
      expect(daily(breaker)).toMatchObject(over);
      expect(await crowd(breaker, [by], () => ({ estimate: 0 })).resolve(0)).toMatchObject({
        ran: 0,
      });
    },
  );

  test('a price that does not divide the cap leaves a rest, which a smaller call may spend', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const ends = await crowd(breaker, PAID_SURFACES, () => ({ estimate: 0.03 })).resolve(0.03);
    expect([ends.ran, daily(breaker).remainingMicros]).toEqual([33, 10_000]);
    expect(breaker.reserve(0.01).reservedMicros).toBe(10_000);
  });

  test('teams that race for one budget: all of it is spent, and each keeps within its own', async () => {
    const cap = (name: string, dollars: number) =>
      ({ name, budgets: [{ per: 'day', cap: dollars }] }) as const;
    const scopes = [cap('small', 0.3), cap('large', 0.9)];
    const { breaker } = costLab({ dailyCap: 1, scopes });
    const scopeOf = (call: number) => (call % 3 === 0 ? 'small' : 'large');
    await crowd(breaker, ['execute'], (call) => ({ ...CENT, scope: scopeOf(call) })).resolve(0.01);
    expect(daily(breaker)).toMatchObject(SPENT);
    const teams = scopes.map(({ name }) => budgetOf(breaker, 'day', name).committedMicros);
    expect(teams).toEqual([300_000, 700_000]);
  });
});

describe('F31: two processes, one budget', () => {
  /** A store whose answers come later, in no order. */
  function distant(store: BudgetStore): BudgetStore {
    let asked = 0;
    const later = async <T>(act: () => T | PromiseLike<T>): Promise<T> => {
      for (let turn = (asked++ * 7) % 5; turn >= 0; turn--) await Promise.resolve();
      return act();
    };
    return {
      hold: (hold) => later(() => store.hold(hold)),
      post: (entries) => later(() => store.post(entries)),
    };
  }

  test('2,000 calls between them: together they spend $1.00', async () => {
    const { calendar } = costLab({ dailyCap: 1 });
    const store = distant(new MemoryBudgetStore({ calendar }));
    const breakers = [1, 2].map(() => costLab({ dailyCap: 1, circuit: false, store }).breaker);
    const waves = breakers.map((breaker) => crowd(breaker, WAITING_SURFACES));
    const ends = await Promise.all(waves.map((wave) => wave.resolve(0.01)));
    expect(ends.reduce((sum, { ran }) => sum + ran, 0)).toBe(100);
    const spent = breakers.map((breaker) => daily(breaker).committedMicros);
    expect(spent.reduce((sum, micros) => sum + micros)).toBe(1_000_000);
  });

  test.each([
    ['closed', 0],
    ['open', 100],
  ] as const)('a store that is down, failing %s: %d run', async (storeFailure, ran) => {
    const down = () => Promise.reject(BROKEN_OFF);
    const store: BudgetStore = { hold: down, post: down };
    const { breaker } = costLab({ dailyCap: 1, circuit: false, store, storeFailure });
    const ends = await crowd(breaker, WAITING_SURFACES).resolve(0.01);
    expect(ends).toEqual({ ran, failed: 0, refused: CALLS - ran });
    expect(daily(breaker)).toMatchObject({ committedMicros: ran * 10_000, reservedMicros: 0 });
  });
});
