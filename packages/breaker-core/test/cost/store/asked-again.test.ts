import { describe, expect, test } from '@jest/globals';
import { keeperLab, TIMEOUT_MS, TTL_MS } from './keeper-lab.js';

describe('a reservation that is asked for again is held once', () => {
  test('while it lives, without asking the store', () => {
    const { process, store, usedOf } = keeperLab();
    const reservation = process.mustAsk(30);
    store.holds = 'throws';
    expect(process.keeper.hold(reservation)).toBeUndefined();
    process.commit(reservation, 10);
    expect([store.asked.length, usedOf()]).toEqual([1, [10, 10]]);
  });

  test('while the store is being asked, by the same verdict', async () => {
    const { process, store, usedOf } = keeperLab();
    store.holds = 'gated';
    const asked = process.ask(30);
    if (asked === undefined) throw new Error('no room');
    const again = process.keeper.hold(asked.reservation);
    expect(again).toBe(asked.verdict);
    await store.openGate();
    expect(await again).toBeUndefined();
    expect(process.keeper.hold(asked.reservation)).toBeUndefined();
    expect([store.asked.length, usedOf()]).toEqual([1, [30, 30]]);
  });

  test('and not at all when it was committed', () => {
    const { process, clock, store, usedOf } = keeperLab();
    const reservation = process.mustAsk(30);
    process.commit(reservation, 10);
    expect(process.keeper.hold(reservation)).toBeUndefined();
    clock.advance(TTL_MS);
    expect([store.asked.length, usedOf()]).toEqual([1, [10, 10]]);
  });

  test('also after a failure that let it go on', async () => {
    const { process, clock, store } = keeperLab({ storeFailure: 'open' });
    store.holds = 'silent';
    const asked = process.ask(30);
    if (asked === undefined) throw new Error('no room');
    clock.advance(TIMEOUT_MS);
    await asked.verdict;
    expect(process.keeper.hold(asked.reservation)).toBeUndefined();
    expect(process.keeper.counts).toMatchObject({ failedOpen: 1 });
  });
});
