import { describe, expect, test } from '@jest/globals';
import { codeOf, costLab, daily, pending } from './cost-lab.js';

const TTL_MS = 1_000;
const lab = () =>
  costLab({ dailyCap: 1, reservationTtlMs: TTL_MS, scopes: [{ name: 'a' }, { name: 'b' }] });

describe('an id is charged once', () => {
  test('asked for again, a live one is the same reservation and holds nothing twice', () => {
    const { breaker } = lab();
    const reservation = breaker.reserve(0.6, { id: 'x' });
    expect(breaker.reserve(0.6, { id: 'x' })).toBe(reservation);
    expect(breaker.usage).toMatchObject({ admitted: 1, liveReservations: 1, blocked: 0 });
    expect(daily(breaker).reservedMicros).toBe(600_000);
  });

  test('a second commit of the same amount says so and changes nothing', () => {
    const { breaker } = lab();
    expect(breaker.reserve(0.6, { id: 'x' }).commit(0.5)).toBe(true);
    const before = breaker.usage;
    expect(breaker.reserve(0.6, { id: 'x' }).commit(0.5)).toBe(false);
    expect(breaker.usage).toEqual(before);
  });

  test('a second commit of another amount is refused and changes nothing', () => {
    const { breaker } = lab();
    const reservation = breaker.reserve(0.6, { id: 'x' });
    reservation.commit(0.5);
    const before = breaker.usage;
    expect(codeOf(() => reservation.commit(0.4))).toBe('ERR_RESERVATION_SETTLED');
    expect(breaker.usage).toEqual(before);
  });

  test('a late commit is idempotent too', () => {
    const { breaker, clock } = lab();
    breaker.reserve(0.6, { id: 'x' });
    clock.advance(TTL_MS);
    const again = [0, 1].map(() => breaker.reserve(0.6, { id: 'x' }).commit(0.2));
    expect(again).toEqual([true, false]);
    expect(breaker.usage).toMatchObject({ admitted: 1, expired: 1, lateCommits: 1 });
    expect(daily(breaker).committedMicros).toBe(200_000);
  });

  test('it is known for one time to live after it ended, then it is free', () => {
    const { breaker, clock } = lab();
    const reservation = breaker.reserve(0.2, { id: 'x' });
    clock.advance(TTL_MS / 2);
    reservation.commit(0.2);
    clock.advance(TTL_MS - 1);
    expect(breaker.reserve(0.2, { id: 'x' })).toBe(reservation);
    clock.advance(1);
    expect(breaker.reserve(0.2, { id: 'x' })).not.toBe(reservation);
  });

  test('a release frees it at once', () => {
    const { breaker, clock } = lab();
    const first = breaker.reserve(0.2, { id: 'x' });
    first.release();
    const second = breaker.reserve(0.2, { id: 'x' });
    expect(second).not.toBe(first);
    clock.advance(TTL_MS);
    second.release();
    expect(breaker.reserve(0.2, { id: 'x' }).id).toBe(3);
  });

  test('one that was forgotten and is settled late leaves its successor alone', () => {
    const { breaker, clock } = lab();
    const first = breaker.reserve(0.2, { id: 'x' });
    clock.advance(TTL_MS);
    expect(breaker.usage.expired).toBe(1);
    clock.advance(TTL_MS);
    const second = breaker.reserve(0.2, { id: 'x' });
    first.release();
    expect(breaker.reserve(0.2, { id: 'x' })).toBe(second);
  });

  test('in another scope it is a mistake', () => {
    const { breaker } = lab();
    breaker.reserve(0.2, { id: 'x', scope: 'a' });
    const other = () => breaker.reserve(0.2, { id: 'x', scope: 'b' });
    expect(codeOf(other)).toBe('ERR_INVALID_CALL');
  });

  for (const id of ['', 7, null] as unknown[]) {
    test(`an id of ${typeof id} ${JSON.stringify(id)} is a mistake`, () => {
      const reserve = () => lab().breaker.reserve(0.2, { id: id as string });
      expect(codeOf(reserve)).toBe('ERR_INVALID_CALL');
    });
  }

  test('events carry it', () => {
    const { breaker } = lab();
    const told: unknown[] = [];
    breaker.on('committed', ({ id }) => told.push(id));
    breaker.reserve(0.2, { id: 'x' }).commit(0.1);
    breaker.reserve(0.2).commit(0.1);
    expect(told).toEqual(['x', undefined]);
  });

  test('`execute` runs it once, while it is live and after; a failure may be tried again', async () => {
    const { breaker } = lab();
    const upstream = pending<string>();
    let ran = 0;
    const call = () =>
      breaker.execute(
        () => {
          ran += 1;
          return ran === 1 ? Promise.reject(new Error('down')) : upstream.promise;
        },
        { estimate: 0.2, id: 'x' },
      );
    await expect(call()).rejects.toThrow('down');
    const second = call();
    await expect(call()).rejects.toMatchObject({ code: 'ERR_INVALID_CALL' });
    upstream.resolve('answer');
    await expect(second).resolves.toBe('answer');
    await expect(call()).rejects.toMatchObject({ code: 'ERR_INVALID_CALL' });
    expect(ran).toBe(2);
    expect(daily(breaker)).toMatchObject({ committedMicros: 200_000, reservedMicros: 0 });
  });
});
