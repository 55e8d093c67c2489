import { describe, expect, test } from '@jest/globals';
import { codeOf, costLab, daily, monthly } from './cost-lab.js';

describe('a refund gives back what was committed', () => {
  test('in every period it was charged to; counted and told', () => {
    const { breaker } = costLab({ dailyCap: 1, monthlyCap: 10 });
    const told: unknown[] = [];
    breaker.on('refunded', ({ reservationId, refundMicros }) => {
      told.push([reservationId, refundMicros]);
    });
    const reservation = breaker.reserve(1);
    reservation.commit(1);
    reservation.refund(0.25);
    const left = { committedMicros: 750_000, refundedMicros: 250_000 };
    expect(daily(breaker)).toMatchObject({ ...left, remainingMicros: 250_000 });
    expect(monthly(breaker)).toMatchObject(left);
    expect(breaker.usage).toMatchObject({ refunds: 1, committed: 1 });
    expect(told).toEqual([[1, 250_000]]);
  });

  test('all refunds together are at most what was committed', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const reservation = breaker.reserve(0.5);
    reservation.commit(0.3);
    reservation.refund(0.1);
    const before = breaker.usage;
    const tooMuch = () => {
      reservation.refund(0.200_001);
    };
    expect(codeOf(tooMuch)).toBe('ERR_INVALID_AMOUNT');
    expect(breaker.usage).toEqual(before);
    reservation.refund(0.2);
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, refundedMicros: 300_000 });
  });

  test('a fraction of a micro-unit is not given back', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const reservation = breaker.reserve(0.5);
    reservation.commit(0.5);
    reservation.refund(0.100_000_9);
    expect(daily(breaker).refundedMicros).toBe(100_000);
  });

  test('after midnight it does not touch the new day', () => {
    const { breaker, calendar } = costLab({ dailyCap: 1, monthlyCap: 10 });
    const reservation = breaker.reserve(1);
    reservation.commit(1);
    calendar.set('2026-03-15T00:00:00Z');
    const today = daily(breaker);
    reservation.refund(1);
    expect(daily(breaker)).toEqual(today);
    expect(monthly(breaker)).toMatchObject({ committedMicros: 0, refundedMicros: 1_000_000 });
  });

  for (const [state, prepare] of Object.entries({
    live: () => undefined,
    released: (reservation: { release(): void }) => {
      reservation.release();
    },
  })) {
    test(`a ${state} reservation has nothing to refund`, () => {
      const { breaker } = costLab({ dailyCap: 1 });
      const reservation = breaker.reserve(0.5);
      prepare(reservation);
      const refund = () => {
        reservation.refund(0);
      };
      expect(codeOf(refund)).toBe('ERR_INVALID_CALL');
    });
  }

  test('an expired one neither, until it is committed late', () => {
    const { breaker, clock } = costLab({ dailyCap: 1, reservationTtlMs: 1_000 });
    const reservation = breaker.reserve(0.5);
    clock.advance(1_000);
    const refund = () => {
      reservation.refund(0.1);
    };
    expect(codeOf(refund)).toBe('ERR_INVALID_CALL');
    reservation.commit(0.4);
    expect(codeOf(refund)).toBeUndefined();
    expect(daily(breaker).committedMicros).toBe(300_000);
  });

  for (const amount of [Number.NaN, -0.1, Number.POSITIVE_INFINITY, '0.1', null]) {
    test(`a refund of ${typeof amount} ${String(amount)} is a mistake`, () => {
      const { breaker } = costLab({ dailyCap: 1 });
      const reservation = breaker.reserve(0.5);
      reservation.commit(0.5);
      const refund = () => {
        reservation.refund(amount as number);
      };
      expect(codeOf(refund)).toBe('ERR_INVALID_AMOUNT');
      expect(daily(breaker).committedMicros).toBe(500_000);
    });
  }

  test('a hundred thousand charges and refunds leave nothing', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    for (let call = 0; call < 100_000; call += 1) {
      const reservation = breaker.reserve(0.1);
      reservation.commit(0.1);
      reservation.refund(0.1);
    }
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, refundedMicros: 10_000_000_000 });
  });
});
