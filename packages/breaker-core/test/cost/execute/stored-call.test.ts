import { describe, expect, test } from '@jest/globals';
import {
  type BudgetStore,
  type CostBreakerOptions,
  MemoryBudgetStore,
} from '../../../src/index.js';
import { BROKEN_OFF, costLab, daily, pending } from '../cost-lab.js';
import { ManualCalendar } from '../manual-calendar.js';

const broken: BudgetStore = {
  hold: () => Promise.reject(BROKEN_OFF),
  post: () => Promise.reject(BROKEN_OFF),
};

/** A store whose answers come a microtask later, as from a network. */
function later(store: BudgetStore): BudgetStore {
  return {
    hold: async (hold) => store.hold(hold),
    post: async (entries) => store.post(entries),
  };
}

/** Two processes with one store. */
function fleet(options: CostBreakerOptions = {}, wrap = (store: BudgetStore) => store) {
  const calendar = new ManualCalendar('2026-03-14T12:00:00Z');
  const store = wrap(new MemoryBudgetStore({ calendar }));
  const lab = () => costLab({ dailyCap: 1, store, circuit: false, ...options });
  return [lab(), lab()] as const;
}

const outcome = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'ran',
    (error: unknown) => (error as { code: unknown }).code,
  );

describe('a store that several processes share', () => {
  for (const [kind, wrap] of Object.entries({
    synchronous: (store: BudgetStore) => store,
    asynchronous: later,
  })) {
    test(`${kind}: together they spend the cap, and not a micro-unit more`, async () => {
      const [one, other] = fleet({}, wrap);
      const calls = Array.from({ length: 1_000 }, (_, i) =>
        outcome((i % 2 === 0 ? one : other).breaker.execute(() => 1, { estimate: 0.01 })),
      );
      const seen = await Promise.all(calls);
      expect(seen.filter((code) => code === 'ran')).toHaveLength(100);
      expect(new Set(seen)).toEqual(new Set(['ran', 'ERR_BUDGET_EXCEEDED']));
      const spent = [one, other].map(({ breaker }) => daily(breaker).committedMicros);
      expect(spent.reduce((sum, micros) => sum + micros)).toBe(1_000_000);
    });
  }

  test('what one process has not spent after all, the other may', async () => {
    const [one, other] = fleet();
    await one.breaker.execute(() => 1, { estimate: 1, actual: () => 0.25 });
    expect(await outcome(other.breaker.execute(() => 1, { estimate: 0.76 }))).toBe(
      'ERR_BUDGET_EXCEEDED',
    );
    expect(await outcome(other.breaker.execute(() => 1, { estimate: 0.75 }))).toBe('ran');
  });

  test('a call that the store refuses holds nothing, and says who has what left', async () => {
    const [one, other] = fleet();
    one.breaker.reserve(0.9);
    await expect(other.breaker.tryExecute(() => 1, { estimate: 0.5 })).resolves.toMatchObject({
      status: 'rejected',
      refusal: { reason: 'would_exceed', scope: 'root', remainingMicros: 100_000 },
    });
    expect(daily(other.breaker).reservedMicros).toBe(0);
    expect(other.breaker.usage).toMatchObject({ blocked: 1, store: { refusals: 1 } });
    expect(other.breaker.circuit.counts).toMatchObject({ failed: 0, ignored: 1 });
  });
});

describe('a store that fails', () => {
  test('closed, the default: calls are refused, nothing is held, the circuit hears nothing', async () => {
    const { breaker } = costLab({ dailyCap: 1, store: broken });
    let runs = 0;
    for (let i = 0; i < 50; i++) {
      await expect(breaker.execute(() => ++runs, { estimate: 0.1 })).rejects.toMatchObject({
        code: 'ERR_BUDGET_STORE',
        cause: BROKEN_OFF,
      });
    }
    expect(runs).toBe(0);
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 0 });
    expect(breaker.circuit.state).toBe('closed');
    await expect(breaker.tryExecute(() => 1, { estimate: 0.1 })).resolves.toMatchObject({
      refusal: { reason: 'store_unavailable' },
    });
  });

  test('open: the breaker’s own budgets decide alone, and hold', async () => {
    const { breaker } = costLab({ dailyCap: 1, store: broken, storeFailure: 'open' });
    const call = () => outcome(breaker.execute(() => 1, { estimate: 0.6 }));
    expect([await call(), await call()]).toEqual(['ran', 'ERR_BUDGET_EXCEEDED']);
    expect(breaker.usage.store).toMatchObject({ failedOpen: 1, pendingPosts: 1 });
  });

  test('what was spent meanwhile reaches it when it is back', async () => {
    const memory = new MemoryBudgetStore({ calendar: new ManualCalendar('2026-03-14T12:00:00Z') });
    let isDown = true;
    const store: BudgetStore = {
      hold: (hold) => (isDown ? Promise.reject(BROKEN_OFF) : memory.hold(hold)),
      post: async (entries) => {
        if (isDown) throw BROKEN_OFF;
        await Promise.resolve();
        memory.post(entries);
      },
    };
    const { breaker } = costLab({ dailyCap: 1, store, storeFailure: 'open' });
    await breaker.execute(() => 1, { estimate: 0.6 });
    isDown = false;
    expect(await breaker.flushStore()).toBe(true);
    const other = costLab({ dailyCap: 1, store: memory }).breaker;
    expect(await outcome(other.execute(() => 1, { estimate: 0.41 }))).toBe('ERR_BUDGET_EXCEEDED');
    expect(await outcome(other.execute(() => 1, { estimate: 0.4 }))).toBe('ran');
  });
});

describe('while the store is being asked', () => {
  const waiting = () => {
    const answer = pending<{ held: true }>();
    const store: BudgetStore = { hold: () => answer.promise, post: () => undefined };
    return { answer, ...costLab({ dailyCap: 1, store }) };
  };

  test('a call that is given up never begins, and its money comes back', async () => {
    const { answer, breaker } = waiting();
    const caller = new AbortController();
    let runs = 0;
    const call = breaker.execute(() => ++runs, { estimate: 0.5, signal: caller.signal });
    caller.abort(BROKEN_OFF);
    await expect(call).rejects.toBe(BROKEN_OFF);
    expect(daily(breaker).reservedMicros).toBe(500_000);
    answer.resolve({ held: true });
    for (let i = 0; i < 10; i++) await Promise.resolve();
    expect(runs).toBe(0);
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 0 });
  });

  test('two callers with one id share the verdict: both are refused, and it is given back once', async () => {
    const { answer, breaker } = waiting();
    const both = [1, 2].map(() => outcome(breaker.reserveAsync(0.5, { id: 'order' })));
    answer.reject(BROKEN_OFF);
    expect(await Promise.all(both)).toEqual(['ERR_BUDGET_STORE', 'ERR_BUDGET_STORE']);
    expect(breaker.usage).toMatchObject({ admitted: 1, released: 1, liveReservations: 0 });
  });

  test('`reserve` cannot wait and says so; `reserveAsync` can', async () => {
    const { answer, breaker } = waiting();
    expect(() => breaker.reserve(0.5)).toThrow(/reserveAsync/);
    expect(daily(breaker).reservedMicros).toBe(0);
    const reserving = breaker.reserveAsync(0.5);
    answer.resolve({ held: true });
    (await reserving).commit(0.25);
    expect(daily(breaker)).toMatchObject({ committedMicros: 250_000, reservedMicros: 0 });
  });
});

test('options of a store are checked with the others', () => {
  const options = { dailyCap: 1, store: {}, storeFailure: 'ajar', storeTimeoutMs: 0 };
  expect(() => costLab(options as never)).toThrow(
    /storeFailure must.*storeTimeoutMs must.*store must/s,
  );
});
