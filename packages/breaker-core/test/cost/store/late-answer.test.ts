import { describe, expect, test } from '@jest/globals';
import { keeperLab, TIMEOUT_MS, TTL_MS } from './keeper-lab.js';

describe('a hold that is answered after its time', () => {
  test('closed: is given back, so that nothing is held for ever', async () => {
    const { process, store, clock, usedOf } = keeperLab();
    store.holds = 'gated';
    const reserved = process.reserve(30);
    clock.advance(TIMEOUT_MS);
    expect(await reserved).toBeUndefined();
    await store.openGate();
    expect(usedOf()).toEqual([0, 0]);
    expect(store.sent.flat()).toMatchObject([
      { kind: 'settle', seq: 1, chargeMicros: 0 },
      { kind: 'settle', seq: 2, chargeMicros: 0 },
    ]);
  });

  test('open: is the hold of the call that went on', async () => {
    const { process, store, clock, usedOf } = keeperLab({ storeFailure: 'open' });
    store.holds = 'gated';
    const reserved = process.reserve(30);
    clock.advance(TIMEOUT_MS);
    const reservation = await reserved;
    await store.openGate();
    expect(usedOf()).toEqual([30, 30]);
    if (reservation !== undefined) process.commit(reservation, 10);
    expect(usedOf()).toEqual([10, 10]);
    expect(store.sent.flat()).toHaveLength(1);
  });

  test('open, and settled by then: is given back, and what was charged stays', async () => {
    const { process, store, clock, usedOf } = keeperLab({ storeFailure: 'open' });
    store.holds = 'gated';
    const reserved = process.reserve(30);
    clock.advance(TIMEOUT_MS);
    const reservation = await reserved;
    if (reservation !== undefined) process.commit(reservation, 10);
    await store.openGate();
    expect(usedOf()).toEqual([10, 10]);
    expect(process.keeper.counts).toMatchObject({ holds: 1, failedOpen: 1, posted: 2 });
  });

  test('in time, but when its reservation had expired: is charged once', async () => {
    const { process, store, clock, usedOf } = keeperLab({ storeTimeoutMs: 2 * TTL_MS });
    store.holds = 'gated';
    const asked = process.ask(30);
    clock.advance(TTL_MS);
    process.expireDue();
    await store.openGate();
    expect(await asked?.verdict).toBeUndefined();
    clock.advance(TTL_MS);
    expect(usedOf()).toEqual([30, 30]);
  });

  test('a refusal that comes late changes nothing', async () => {
    const { process, another, store, clock, usedOf } = keeperLab();
    another().ask(80);
    store.holds = 'gated';
    const reserved = process.reserve(30);
    clock.advance(TIMEOUT_MS);
    await reserved;
    await store.openGate();
    expect(usedOf()).toEqual([80, 80]);
    expect(process.keeper.counts).toMatchObject({ holds: 0, refusals: 0, failures: 1 });
  });
});
