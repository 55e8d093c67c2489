import { describe, expect, test } from '@jest/globals';
import { costLab, daily } from './cost-lab.js';

const TTL_MS = 60_000;

describe('a reservation nobody settles expires', () => {
  test('at its deadline, not a moment before', () => {
    const { breaker, clock } = costLab({ dailyCap: 1, reservationTtlMs: TTL_MS });
    breaker.reserve(0.4);
    clock.advance(TTL_MS - 0.5);
    expect(breaker.usage).toMatchObject({ liveReservations: 1, expired: 0 });
    clock.advance(0.5);
    expect(breaker.usage).toMatchObject({ liveReservations: 0, expired: 1 });
  });

  test('after five minutes when nothing else is said', () => {
    const { breaker, clock } = costLab({ dailyCap: 1 });
    breaker.reserve(0.4);
    clock.advance(299_999);
    expect(breaker.usage.expired).toBe(0);
    clock.advance(1);
    expect(breaker.usage.expired).toBe(1);
  });

  test('and is charged the estimate, as it may have spent it', () => {
    const { breaker, clock } = costLab({ dailyCap: 1, reservationTtlMs: TTL_MS });
    breaker.reserve(0.4);
    clock.advance(TTL_MS);
    expect(daily(breaker)).toMatchObject({ committedMicros: 400_000, reservedMicros: 0 });
    expect(() => breaker.reserve(0.7)).toThrow();
  });

  test('or nothing, if so configured: the next reserve finds the room', () => {
    const { breaker, clock } = costLab({
      dailyCap: 1,
      reservationTtlMs: TTL_MS,
      expiredCharge: 'nothing',
    });
    breaker.reserve(1);
    clock.advance(TTL_MS);
    expect(breaker.reserve(1).id).toBe(2);
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 1_000_000 });
  });

  test('a call of `execute` that never ends holds money no longer than that', () => {
    const { breaker, clock } = costLab({ dailyCap: 1, reservationTtlMs: TTL_MS });
    void breaker.execute(() => new Promise(() => undefined), { estimate: 1 });
    clock.advance(TTL_MS);
    expect(breaker.usage).toMatchObject({ liveReservations: 0, expired: 1 });
  });

  test('the wall clock has no say in it', () => {
    const { breaker, calendar } = costLab({ monthlyCap: 1, reservationTtlMs: TTL_MS });
    breaker.reserve(0.4);
    calendar.advance(TTL_MS * 10);
    calendar.set('2026-03-01T00:00:00Z');
    expect(breaker.usage).toMatchObject({ liveReservations: 1, expired: 0 });
  });
});
