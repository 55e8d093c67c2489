import { describe, expect, test } from '@jest/globals';
import { codeOf, costLab, daily } from './cost-lab.js';

const TTL_MS = 1_000;
const lab = () => costLab({ dailyCap: 1, reservationTtlMs: TTL_MS });

describe('an extended reservation lives a full time from then on', () => {
  test('not less, not more', () => {
    const { breaker, clock } = lab();
    const reservation = breaker.reserve(0.5);
    clock.advance(TTL_MS - 1);
    reservation.extend();
    clock.advance(TTL_MS - 1);
    expect(breaker.usage).toMatchObject({ liveReservations: 1, expired: 0 });
    clock.advance(1);
    expect(breaker.usage).toMatchObject({ liveReservations: 0, expired: 1 });
  });

  test('the others expire in their own time', () => {
    const { breaker, clock } = lab();
    const expired: number[] = [];
    breaker.on('expired', ({ reservationId }) => expired.push(reservationId));
    const first = breaker.reserve(0.1);
    breaker.reserve(0.1);
    breaker.reserve(0.1);
    clock.advance(TTL_MS / 2);
    first.extend();
    clock.advance(TTL_MS / 2);
    expect(breaker.usage.liveReservations).toBe(1);
    clock.advance(TTL_MS / 2);
    expect(breaker.usage.liveReservations).toBe(0);
    expect(expired).toEqual([2, 3, 1]);
  });

  test('it stays in the period in which it was reserved', () => {
    const { breaker, calendar } = lab();
    const reservation = breaker.reserve(0.5);
    calendar.set('2026-03-15T00:00:00Z');
    reservation.extend();
    reservation.commit(0.5);
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 0 });
  });

  test('expired, it is refused, and can still be settled', () => {
    const { breaker, clock } = lab();
    const reservation = breaker.reserve(0.5);
    clock.advance(TTL_MS);
    const extend = () => {
      reservation.extend();
    };
    expect(codeOf(extend)).toBe('ERR_RESERVATION_EXPIRED');
    reservation.commit(0.2);
    expect(codeOf(extend)).toBe('ERR_RESERVATION_SETTLED');
    expect(daily(breaker).committedMicros).toBe(200_000);
  });
});
