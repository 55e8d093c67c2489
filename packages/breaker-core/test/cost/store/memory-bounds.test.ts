import { describe, expect, test } from '@jest/globals';
import type { StoreHold, StoreLimit } from '../../../src/cost/store/budget-store.js';
import { MemoryBudgetStore } from '../../../src/cost/store/memory-budget-store.js';
import { HOUR_MS, keeperLab, KeptBudget, TTL_MS } from './keeper-lab.js';
import { memoryLab } from './store-lab.js';

const DAY_MS = 24 * HOUR_MS;

function lab() {
  const { store, ...time } = memoryLab();
  const open = () => new KeptBudget({ store, clock: time.clock }, time.epochMs());
  return { ...time, store, open, process: open() };
}

describe('a store in memory forgets', () => {
  test('a hold when it is settled', () => {
    const { process, store } = lab();
    for (let n = 0; n < 1_000; n += 1) process.commit(process.mustAsk(1), 0);
    expect(store.size).toEqual({ accounts: 2, holds: 0, writers: 1 });
  });

  test('a hold that nobody settles, when its periods are over', () => {
    const { process, store, elapse } = lab();
    process.mustAsk(1);
    elapse(TTL_MS);
    expect(store.size).toMatchObject({ holds: 1 });
    elapse(DAY_MS);
    expect(store.size).toMatchObject({ holds: 0, accounts: 0 });
  });

  test('periods and writers that are over, one hour after', () => {
    const { process, store, elapse } = lab();
    process.commit(process.mustAsk(1), 1);
    elapse(DAY_MS / 2 + HOUR_MS - 1);
    expect(store.size).toEqual({ accounts: 1, holds: 0, writers: 1 });
    elapse(1 + 60_000);
    expect(store.size).toEqual({ accounts: 0, holds: 0, writers: 0 });
  });

  test('a hundred days of ten processes leave what two days do', () => {
    const { open, store, elapse } = lab();
    const sizes = new Set<string>();
    for (let day = 0; day < 100; day += 1) {
      for (let n = 0; n < 10; n += 1) {
        const process = open();
        process.commit(process.mustAsk(0), 0);
      }
      elapse(DAY_MS);
      if (day > 1) sizes.add(JSON.stringify(store.size));
    }
    expect([...sizes]).toEqual([JSON.stringify({ accounts: 0, holds: 0, writers: 0 })]);
  });

  test('nothing that may still count: a settlement of yesterday is charged to the month', () => {
    const { store, elapse, epochMs } = memoryLab();
    const resetsAtEpochMs = epochMs() + 10 * DAY_MS;
    const account = { scope: 'root', per: 'month', key: '2026-03', resetsAtEpochMs } as const;
    const limits = [{ account, capMicros: 100 }];
    store.hold({ holdId: 'a', limits, micros: 60, ttlMs: TTL_MS, expiryChargeMicros: 60 });
    elapse(5 * DAY_MS);
    const entry = { writerId: 'w', seq: 1, accounts: [account], ageMs: 0 } as const;
    store.post([{ kind: 'settle', holdId: 'a', ...entry, chargeMicros: 10 }]);
    elapse(DAY_MS);
    store.post([{ kind: 'settle', holdId: 'a', ...entry, chargeMicros: 10 }]);
    const more = { limits, ttlMs: TTL_MS, expiryChargeMicros: 0 };
    expect(store.hold({ holdId: 'b', micros: 91, ...more })).toMatchObject({ remainingMicros: 90 });
  });

  test('no entry of a writer whose charges still count in a window that slides', () => {
    const { store, elapse } = memoryLab();
    const window = rollingLimit(100);
    const entry = { kind: 'adjust', writerId: 'w', seq: 1, accounts: [window.account] } as const;
    store.post([{ ...entry, chargeMicros: 10, ageMs: 0 }]);
    elapse(HOUR_MS / 2);
    store.post([{ ...entry, chargeMicros: 10, ageMs: HOUR_MS / 2 }]);
    expect(store.hold(probe(window))).toMatchObject({ remainingMicros: 90 });
  });

  test('no window that was used of late', () => {
    const { store, elapse } = memoryLab();
    const window = rollingLimit(100);
    const entry = { kind: 'adjust', writerId: 'w', accounts: [window.account], ageMs: 0 } as const;
    store.post([{ ...entry, seq: 1, chargeMicros: 10 }]);
    elapse(1.9 * HOUR_MS);
    store.post([{ ...entry, seq: 2, chargeMicros: 20 }]);
    elapse(0.2 * HOUR_MS);
    expect(store.hold(probe(window))).toMatchObject({ remainingMicros: 80 });
  });

  test('no hold that is live, though its window is past', () => {
    const { store, elapse } = memoryLab();
    const hold = { limits: [rollingLimit(100)], micros: 10, expiryChargeMicros: 10 };
    store.hold({ ...hold, holdId: 'a', ttlMs: 5 * HOUR_MS });
    elapse(3 * HOUR_MS);
    expect(store.size).toMatchObject({ accounts: 0, holds: 1 });
    elapse(2 * HOUR_MS);
    expect(store.size).toMatchObject({ accounts: 0, holds: 0 });
  });

  test('and sets no timer', () => {
    const { process, clock } = keeperLab();
    process.mustAsk(1);
    expect(clock.timers).toBe(0);
    expect(new MemoryBudgetStore().size).toEqual({ accounts: 0, holds: 0, writers: 0 });
  });
});

function rollingLimit(capMicros: number): StoreLimit {
  const account = { per: { rollingMs: HOUR_MS }, key: 'rolling', resetsAtEpochMs: null } as const;
  return { account: { scope: 'root', ...account }, capMicros };
}

/** A hold that never fits. */
function probe(limit: StoreLimit): StoreHold {
  const micros = limit.capMicros + 1;
  return { holdId: 'look', limits: [limit], micros, ttlMs: 1, expiryChargeMicros: 0 };
}
