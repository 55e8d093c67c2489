import { describe, expect, test } from '@jest/globals';
import { keeperLab, TTL_MS } from './keeper-lab.js';

describe('the store has to hold what the own budget has admitted', () => {
  test('it is told the accounts, their caps, and what expiry charges', () => {
    const { process, store } = keeperLab({ writerId: 'w' });
    process.ask(30);
    expect(store.asked).toEqual([
      {
        holdId: 'w:1',
        limits: [
          {
            account: {
              scope: 'root',
              per: 'day',
              key: '2026-03-14',
              resetsAtEpochMs: Date.parse('2026-03-15T00:00:00Z'),
            },
            capMicros: 100,
          },
          {
            account: {
              scope: 'root',
              per: { rollingMs: 3_600_000 },
              key: 'rolling-3600000ms',
              resetsAtEpochMs: null,
            },
            capMicros: 100,
          },
        ],
        micros: 30,
        ttlMs: TTL_MS,
        expiryChargeMicros: 30,
      },
    ]);
  });

  test('what counts calls but is no budget is none of its accounts', () => {
    const { process, store } = keeperLab();
    const reservation = process.mustAsk(10);
    const { ledgers, budgets } = reservation.levels;
    const levels = { ...reservation.levels, ledgers: [...ledgers, ...ledgers], budgets };
    const counted = Object.assign(reservation, { id: 2, levels });
    void process.keeper.hold(counted);
    process.keeper.post(counted, 10);
    expect(store.asked.map(({ limits }) => limits.length)).toEqual([2, 2]);
    expect(store.sent.flat()).toEqual([
      expect.objectContaining({ accounts: [expect.anything(), expect.anything()] }),
    ]);
  });

  test('expiry charges nothing where the breaker charges nothing', () => {
    const { process, store } = keeperLab({ expiredCharge: 'nothing' });
    process.ask(30);
    expect(store.asked).toMatchObject([{ micros: 30, expiryChargeMicros: 0 }]);
  });

  test('a store that answers at once gives its verdict at once', () => {
    const { process, another } = keeperLab();
    expect(process.ask(60)?.verdict).toBeUndefined();
    expect(another().ask(60)?.verdict).toEqual({
      kind: 'refused',
      refusal: {
        breakerName: 'lab',
        reason: 'would_exceed',
        scope: 'root',
        per: 'day',
        estimateMicros: 60,
        remainingMicros: 40,
        capMicros: 100,
        retryAtEpochMs: Date.parse('2026-03-15T00:00:00Z'),
      },
    });
  });

  test('one that answers by a promise gives it by a promise', async () => {
    const { process, another, store } = keeperLab();
    store.holds = 'soon';
    await expect(process.ask(60)?.verdict).resolves.toBeUndefined();
    await expect(another().ask(60)?.verdict).resolves.toMatchObject({ kind: 'refused' });
  });

  test('exhausted is what has nothing left', () => {
    const { process, another } = keeperLab();
    process.ask(100);
    expect(another().ask(1)?.verdict).toMatchObject({ refusal: { reason: 'exhausted' } });
  });

  test('a refusal holds nothing, and its release is no news', () => {
    const { process, another, store, usedOf } = keeperLab();
    process.ask(60);
    const other = another();
    other.commit(other.mustAsk(60), 0);
    expect(store.sent).toEqual([]);
    expect(usedOf()).toEqual([60, 60]);
  });

  test('ids and numbers of two keepers are never the same', () => {
    const { another, store } = keeperLab();
    for (let n = 0; n < 50; n += 1) another().ask(1);
    expect(new Set(store.asked.map(({ holdId }) => holdId)).size).toBe(50);
  });
});
