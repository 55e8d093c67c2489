import { describe, expect, test } from '@jest/globals';
import { keeperLab, TTL_MS } from './keeper-lab.js';

describe('processes that share a store share their caps', () => {
  test('a thousand calls in ten processes get no more than the cap', async () => {
    const { another, store, usedOf } = keeperLab();
    store.manner = 'soon';
    const processes = Array.from({ length: 10 }, () => another());
    const calls = processes.flatMap((process) =>
      Array.from({ length: 100 }, () => process.reserve(1)),
    );
    const held = (await Promise.all(calls)).filter((reservation) => reservation !== undefined);
    expect(held).toHaveLength(100);
    expect(usedOf()).toEqual([100, 100]);
  });

  test('what one has released is there for the others', async () => {
    const { process, another } = keeperLab();
    const other = another();
    const reservation = process.mustAsk(100);
    expect(await other.reserve(1)).toBeUndefined();
    process.commit(reservation, 40);
    expect(await other.reserve(60)).toBeDefined();
  });

  test('one that crashes with calls under way is charged what they held', async () => {
    const { process, another, clock, usedOf } = keeperLab();
    process.mustAsk(70);
    const other = another();
    clock.advance(TTL_MS);
    expect(usedOf()).toEqual([70, 70]);
    expect(await other.reserve(31)).toBeUndefined();
    expect(await other.reserve(30)).toBeDefined();
  });

  test('or nothing, where it is to be so', async () => {
    const { process, another, clock } = keeperLab({ expiredCharge: 'nothing' });
    process.mustAsk(70);
    clock.advance(TTL_MS);
    expect(await another().reserve(100)).toBeDefined();
  });

  test('one that reports after the store has given it up corrects the charge', () => {
    const { process, clock, usedOf } = keeperLab();
    const reservation = process.mustAsk(70);
    clock.advance(TTL_MS);
    expect(usedOf()).toEqual([70, 70]);
    process.commit(reservation, 20);
    expect(usedOf()).toEqual([20, 20]);
  });

  test('a refusal is asked about again when charges that were under way have arrived', async () => {
    const { process, store } = keeperLab();
    const reservations = [50, 50].map((micros) => process.mustAsk(micros));
    store.posts = 'gated';
    for (const reservation of reservations) process.commit(reservation, 0);
    const reserved = process.reserve(100);
    await store.openGate();
    await store.openGate();
    expect(await reserved).toBeDefined();
    expect(process.keeper.counts).toMatchObject({ holds: 3, refusals: 0 });
  });

  test('once: what is refused then is refused, whatever else is under way', async () => {
    const { process, another, store } = keeperLab();
    another().ask(60);
    const [one, two] = [process.mustAsk(5), process.mustAsk(5)];
    store.posts = 'gated';
    process.commit(one, 0);
    const reserved = process.reserve(50);
    process.commit(two, 0);
    await store.openGate();
    process.keeper.post(one, 1);
    await store.openGate();
    expect(await reserved).toBeUndefined();
    expect(store.asked).toHaveLength(5);
  });
});
