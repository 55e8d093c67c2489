import { describe, expect, test } from '@jest/globals';
import type { StoreEntry } from '../../../src/cost/store/store-entry.js';
import { deferred } from '../../fixture.js';
import { keeperLab, TIMEOUT_MS, TTL_MS } from './keeper-lab.js';
import { boom, soon } from './scripted-store.js';

const seqs = (sent: readonly (readonly StoreEntry[])[]): number[][] =>
  sent.map((entries) => entries.map(({ seq }) => seq));

describe('what the store has not taken is kept, and told in order', () => {
  test('at once, when it takes it at once', () => {
    const { process, usedOf } = keeperLab();
    process.commit(process.mustAsk(30), 20);
    expect(usedOf()).toEqual([20, 20]);
    expect(process.keeper.counts).toEqual({
      holds: 1,
      refusals: 0,
      failures: 0,
      failedOpen: 0,
      posted: 1,
      retried: 0,
      merged: 0,
      pendingPosts: 0,
    });
  });

  test.each(['throws', 'rejects', 'silent'] as const)(
    'again at the next use (%s)',
    async (manner) => {
      const { process, store, clock, usedOf } = keeperLab();
      store.posts = manner;
      process.commit(process.mustAsk(30), 20);
      await soon();
      clock.advance(TIMEOUT_MS);
      await soon();
      expect(process.keeper.counts).toMatchObject({ posted: 0, failures: 1, pendingPosts: 1 });
      store.posts = 'now';
      process.mustAsk(10);
      expect(usedOf()).toEqual([30, 30]);
      expect(process.keeper.counts).toMatchObject({ posted: 1, retried: 1, pendingPosts: 0 });
    },
  );

  test('before the next hold, for which it may make room', () => {
    const { process, store } = keeperLab();
    store.posts = 'throws';
    process.commit(process.mustAsk(100), 0);
    store.posts = 'now';
    expect(process.ask(100)?.verdict).toBeUndefined();
  });

  test('once, though the answer was lost and it was sent again', async () => {
    const { process, store, usedOf } = keeperLab();
    store.posts = 'rejects-after';
    process.commit(process.mustAsk(30), 20);
    await soon();
    process.commit(process.mustAsk(30), 20);
    await soon();
    store.posts = 'now';
    process.mustAsk(5);
    expect(usedOf()).toEqual([45, 45]);
    expect(seqs(store.sent)).toEqual([[1], [1], [1], [2]]);
  });

  test('what is added while a batch is under way goes with the next one', async () => {
    const { process, store } = keeperLab();
    store.posts = 'gated';
    const reservations = [10, 10, 10].map((micros) => process.mustAsk(micros));
    for (const reservation of reservations) process.commit(reservation, 1);
    await store.openGate();
    await store.openGate();
    expect(seqs(store.sent)).toEqual([[1], [2, 3]]);
    expect(process.keeper.counts).toMatchObject({ posted: 3, retried: 0, pendingPosts: 0 });
  });

  test('a hundred at most in one batch', async () => {
    const { process, store } = keeperLab();
    store.posts = 'throws';
    for (let n = 0; n < 250; n += 1) process.commit(process.mustAsk(0), 0);
    store.posts = 'now';
    store.sent.length = 0;
    expect(await process.keeper.flush()).toBe(true);
    expect(store.sent.map(({ length }) => length)).toEqual([1, 100, 100, 49]);
  });

  test('a batch that is taken after its time is not told again', async () => {
    const { process, store, clock } = keeperLab();
    store.posts = 'gated';
    process.commit(process.mustAsk(30), 20);
    clock.advance(TIMEOUT_MS);
    await soon();
    expect(process.keeper.counts).toMatchObject({ failures: 1, pendingPosts: 1 });
    await store.openGate();
    expect(process.keeper.counts).toMatchObject({ posted: 1, retried: 0, pendingPosts: 0 });
  });

  test('a batch that fails after its time was a failure before', async () => {
    const { promise, reject } = deferred<undefined>();
    const store = { hold: () => ({ held: true as const }), post: () => promise };
    const { process, clock } = keeperLab({ store });
    process.commit(process.mustAsk(30), 20);
    clock.advance(TIMEOUT_MS);
    reject(boom);
    await soon();
    expect(process.keeper.counts).toMatchObject({ failures: 1, posted: 0, pendingPosts: 1 });
  });

  test('the first charge ends the hold, all later ones are adjustments', () => {
    const { process, store, clock, usedOf } = keeperLab();
    const reservation = process.mustAsk(30);
    clock.advance(TTL_MS);
    process.expireDue();
    process.commit(reservation, 50);
    process.refund(reservation, 5);
    expect(store.sent.flat()).toMatchObject([
      { kind: 'settle', chargeMicros: 30, ageMs: TTL_MS },
      { kind: 'adjust', chargeMicros: 20, ageMs: TTL_MS },
      { kind: 'adjust', chargeMicros: -5, ageMs: TTL_MS + TIMEOUT_MS },
    ]);
    expect(usedOf()).toEqual([45, 45]);
  });

  test('an extension reaches the store', () => {
    const { process, clock, usedOf } = keeperLab({ expiredCharge: 'nothing' });
    const reservation = process.mustAsk(30);
    clock.advance(TTL_MS - 1);
    process.extend(reservation);
    clock.advance(TTL_MS - 1);
    expect(usedOf()).toEqual([30, 30]);
    clock.advance(1);
    expect(usedOf()).toEqual([0, 0]);
  });

  test('a store that calls back while it is told is told the rest in order', () => {
    const { process, another, store } = keeperLab();
    let calls = 0;
    const reservations = [10, 10].map((micros) => process.mustAsk(micros));
    const nested = another({
      store: {
        hold: (hold) => store.hold(hold),
        post: (entries) => {
          calls += 1;
          if (calls === 1) nested.commit(nested.mustAsk(1), 1);
          return store.post(entries);
        },
      },
    });
    nested.commit(nested.mustAsk(1), 1);
    expect([calls, reservations.length]).toEqual([2, 2]);
    expect(seqs(store.sent)).toEqual([[1], [2]]);
  });
});

describe('flush, for the end of a process', () => {
  test('waits for what is under way and tells the rest', async () => {
    const { process, store, usedOf } = keeperLab();
    store.posts = 'soon';
    const reservations = [10, 10, 10].map((micros) => process.mustAsk(micros));
    for (const reservation of reservations) process.commit(reservation, 1);
    expect(await process.keeper.flush()).toBe(true);
    expect(usedOf()).toEqual([3, 3]);
  });

  test('tries once, and says that something is left', async () => {
    const { process, store } = keeperLab();
    store.posts = 'rejects';
    process.commit(process.mustAsk(10), 1);
    await soon();
    expect(await process.keeper.flush()).toBe(false);
    expect(store.sent).toHaveLength(2);
  });
});
