import { describe, expect, test } from '@jest/globals';
import { CAP_MICROS, HOUR_MS, keeperLab, TIMEOUT_MS, TTL_MS } from './keeper-lab.js';

const MAX = 10;

describe('a store that is down for long fills no memory, and loses no money', () => {
  test('beyond the bound the oldest charges become one sum', () => {
    const { process, store } = keeperLab({ storeFailure: 'open', storeOutboxMax: MAX });
    store.manner = 'throws';
    for (let n = 0; n < 60; n += 1) process.commit(process.mustAsk(1), 1);
    // One was sent, and stays as it was; the bound, and the sum.
    expect(process.keeper.counts).toMatchObject({ pendingPosts: MAX + 2, merged: 49 });
  });

  test('and when it is back it is told all of it, to the micro-unit', async () => {
    const { process, store, usedOf } = keeperLab({ storeFailure: 'open', storeOutboxMax: MAX });
    store.manner = 'throws';
    for (let n = 0; n < 60; n += 1) process.commit(process.mustAsk(1), 1);
    store.manner = 'now';
    expect(await process.keeper.flush()).toBe(true);
    expect(usedOf()).toEqual([60, 60]);
  });

  test('also of holds that it has: a sum and the expiry are what was charged', async () => {
    const { process, store, clock, usedOf } = keeperLab({ storeOutboxMax: 1 });
    const reservations = [10, 20, 30, 40].map((micros) => process.mustAsk(micros));
    store.posts = 'throws';
    for (const reservation of reservations) process.commit(reservation, 7);
    store.posts = 'now';
    await process.keeper.flush();
    expect(usedOf()).toEqual([28, 28]);
    clock.advance(TTL_MS);
    expect(usedOf()).toEqual([28, 28]);
    expect(process.keeper.counts).toMatchObject({ merged: 2 });
  });

  test('where expiry charges nothing, the sum is of all that was charged', async () => {
    const terms = { storeOutboxMax: 1, expiredCharge: 'nothing' } as const;
    const { process, store, clock, usedOf } = keeperLab(terms);
    const reservations = [10, 20, 30, 40].map((micros) => process.mustAsk(micros));
    store.posts = 'throws';
    for (const reservation of reservations) process.commit(reservation, 7);
    store.posts = 'now';
    await process.keeper.flush();
    clock.advance(TTL_MS);
    expect(usedOf()).toEqual([28, 28]);
  });

  test('a hold that the store may have had is counted twice rather than not at all', async () => {
    const { process, store, clock, usedOf } = keeperLab({
      storeFailure: 'open',
      storeOutboxMax: 1,
    });
    store.posts = 'throws';
    store.holds = 'rejects-after';
    for (let n = 0; n < 3; n += 1) {
      const reservation = await process.reserve(10);
      if (reservation !== undefined) process.commit(reservation, 7);
    }
    store.manner = 'now';
    await process.keeper.flush();
    clock.advance(TTL_MS);
    expect(usedOf()).toEqual([31, 31]);
  });

  test('a sum never leaves a rolling budget before what it is the sum of', async () => {
    const { process, store, clock, usedOf } = keeperLab({
      storeFailure: 'open',
      storeOutboxMax: 1,
    });
    store.manner = 'throws';
    for (let n = 0; n < 4; n += 1) {
      process.commit(process.mustAsk(10), 10);
      clock.advance(HOUR_MS / 6);
    }
    store.manner = 'now';
    await process.keeper.flush();
    clock.advance(HOUR_MS / 2 + 2 * 60_000);
    // By itself the second would have left: it is as young as the third.
    expect(usedOf()).toEqual([40, 30]);
    expect(process.keeper.counts).toMatchObject({ merged: 2 });
  });

  test('what comes back leaves it no later than the oldest that it comes back from', async () => {
    const { process, store, clock, usedOf } = keeperLab({ storeOutboxMax: 1 });
    const [one, two] = [process.mustAsk(10), process.mustAsk(0)];
    clock.advance(HOUR_MS / 2);
    const [three, four] = [process.mustAsk(10), process.mustAsk(10)];
    store.posts = 'throws';
    for (const reservation of [two, one, three, four]) process.commit(reservation, 7);
    store.posts = 'now';
    await process.keeper.flush();
    clock.advance(HOUR_MS / 2 + 2 * 60_000);
    // By itself -3 would still be of the third: with that of the first it has left.
    expect(usedOf()).toEqual([28, 17]);
  });

  test('and is not taken off what is charged meanwhile', async () => {
    const { process, store, clock, usedOf } = keeperLab({
      storeFailure: 'open',
      storeOutboxMax: 1,
    });
    const [one, two] = [process.mustAsk(0), process.mustAsk(10)];
    clock.advance(HOUR_MS / 2);
    store.manner = 'throws';
    const [three, four] = [process.mustAsk(10), process.mustAsk(10)];
    for (const reservation of [one, two, three, four]) process.commit(reservation, 7);
    store.manner = 'now';
    await process.keeper.flush();
    clock.advance(HOUR_MS / 2 + 2 * 60_000);
    expect(usedOf()).toEqual([28, 14]);
  });

  test('each period has a sum of its own', async () => {
    const { process, store, calendar, usedOf } = keeperLab({
      storeFailure: 'open',
      storeOutboxMax: 1,
    });
    store.manner = 'throws';
    for (let day = 0; day < 150; day += 1) {
      process.commit(process.mustAsk(0), 0);
      process.keeper.post(process.mustAsk(0), day);
      calendar.advance(24 * HOUR_MS);
      process.rollOver(calendar.epochMs());
    }
    process.commit(process.mustAsk(0), 0);
    process.commit(process.mustAsk(0), 0);
    calendar.advance(-24 * HOUR_MS);
    store.manner = 'now';
    store.sent.length = 0;
    expect(await process.keeper.flush()).toBe(true);
    expect(store.sent.map(({ length }) => length)).toEqual([1, 100, 50]);
    expect(usedOf()[0]).toBe(149);
  });

  test('what is given back for a hold that had ended by then takes nothing away', async () => {
    const { process, store, clock, usedOf } = keeperLab({
      storeFailure: 'open',
      storeOutboxMax: 1,
    });
    store.holds = 'gated-after';
    const reserved = process.reserve(30);
    clock.advance(TIMEOUT_MS);
    const reservation = await reserved;
    if (reservation !== undefined) process.commit(reservation, 10);
    store.holds = 'now';
    store.posts = 'throws';
    process.commit(process.mustAsk(0), 0);
    await store.openGate();
    process.commit(process.mustAsk(0), 0);
    store.posts = 'now';
    await process.keeper.flush();
    clock.advance(TTL_MS);
    expect(process.keeper.counts).toMatchObject({ merged: 1 });
    expect(usedOf()).toEqual([10, 10]);
  });

  test('refusals of a store that is down are no charges, and sum up to nothing', () => {
    const { process, store } = keeperLab({ storeOutboxMax: MAX });
    store.manner = 'throws';
    for (let n = 0; n < 60; n += 1) process.commit(process.mustAsk(CAP_MICROS), 0);
    expect(process.keeper.counts).toMatchObject({ pendingPosts: MAX + 1, merged: 49 });
  });
});
