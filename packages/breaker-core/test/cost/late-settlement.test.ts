import { describe, expect, test } from '@jest/globals';
import type { ExpiredCharge } from '../../src/index.js';
import { costLab, daily, pending } from './cost-lab.js';

const TTL_MS = 1_000;

function expired(expiredCharge: ExpiredCharge) {
  const lab = costLab({ dailyCap: 1, reservationTtlMs: TTL_MS, expiredCharge });
  const reservation = lab.breaker.reserve(0.4);
  lab.clock.advance(TTL_MS);
  return { ...lab, reservation };
}

describe('a reservation settled after its expiry is put right', () => {
  test('charged the estimate, used less: the difference is given back', () => {
    const { breaker, reservation } = expired('estimate');
    reservation.commit(0.1);
    expect(daily(breaker)).toMatchObject({ committedMicros: 100_000, overrunMicros: 0 });
    expect(breaker.usage).toMatchObject({ expired: 1, lateCommits: 1, committed: 0 });
  });

  test('charged the estimate, used more: only the difference is overrun', () => {
    const { breaker, reservation } = expired('estimate');
    const told: number[] = [];
    breaker.on('exceeded', ({ overrunMicros }) => told.push(overrunMicros));
    reservation.commit(0.5);
    expect(daily(breaker)).toMatchObject({ committedMicros: 500_000, overrunMicros: 100_000 });
    expect(told).toEqual([100_000]);
  });

  test('charged nothing: all it used is overrun, and may pass the cap', () => {
    const { breaker, reservation } = expired('nothing');
    breaker.reserve(0.9);
    reservation.commit(0.3);
    expect(daily(breaker)).toMatchObject({
      committedMicros: 300_000,
      reservedMicros: 900_000,
      overrunMicros: 300_000,
      excessMicros: 200_000,
    });
    expect(() => breaker.reserve(0)).toThrow();
  });

  test('released late, the charge is given back', () => {
    const { breaker, reservation } = expired('estimate');
    expect(daily(breaker).committedMicros).toBe(400_000);
    reservation.release();
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, remainingMicros: 1_000_000 });
    expect(breaker.usage).toMatchObject({ expired: 1, lateReleases: 1, released: 0 });
  });

  test('a release is late, whether or not anyone looked in between', () => {
    const { breaker, reservation } = expired('estimate');
    const told: unknown[] = [];
    breaker.on('expired', () => told.push('expired'));
    breaker.on('released', ({ late }) => told.push({ late }));
    reservation.release();
    expect(told).toEqual(['expired', { late: true }]);
  });

  test('a commit is late, whether or not anyone looked in between', async () => {
    const { breaker, clock } = costLab({ dailyCap: 1, reservationTtlMs: TTL_MS });
    const upstream = pending<string>();
    const call = breaker.execute(() => upstream.promise, { estimate: 0.4, actual: () => 0.2 });
    const lates: boolean[] = [];
    breaker.on('committed', ({ late }) => lates.push(late));
    clock.advance(TTL_MS);
    upstream.resolve('answer');

    await expect(call).resolves.toBe('answer');
    expect(lates).toEqual([true]);
    expect(daily(breaker)).toMatchObject({ committedMicros: 200_000, reservedMicros: 0 });
  });
});
