import { describe, expect, test } from '@jest/globals';
import { codeOf, costLab, daily, monthly } from './cost-lab.js';

describe('a new day and a new month bring a new budget', () => {
  test('at midnight UTC, not a millisecond before', () => {
    const { breaker, calendar } = costLab({ dailyCap: 1 });
    breaker.reserve(1).commit(1);
    calendar.set('2026-03-14T23:59:59.999Z');
    expect(codeOf(() => breaker.reserve(0.1))).toBe('ERR_BUDGET_EXCEEDED');
    calendar.set('2026-03-15T00:00:00.000Z');
    expect(codeOf(() => breaker.reserve(1))).toBeUndefined();
    expect(daily(breaker)).toMatchObject({
      key: '2026-03-15',
      committedMicros: 0,
      resetsAtEpochMs: Date.UTC(2026, 2, 16),
    });
  });

  for (const [last, next] of [
    ['2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'],
    ['2028-02-29T23:59:59.999Z', '2028-03-01T00:00:00.000Z'],
  ] as const) {
    test(`the month turns from ${last} to ${next}`, () => {
      const { breaker, calendar } = costLab({ monthlyCap: 1 });
      calendar.set(last);
      breaker.reserve(1).commit(1);
      expect(monthly(breaker).resetsAtEpochMs).toBe(Date.parse(next));
      calendar.set(next);
      expect(monthly(breaker)).toMatchObject({ key: next.slice(0, 7), committedMicros: 0 });
    });
  }

  test('a new day in the same month leaves the month as it was', () => {
    const { breaker, calendar } = costLab({ dailyCap: 1, monthlyCap: 1.5 });
    breaker.reserve(1).commit(1);
    calendar.set('2026-03-15T00:00:00Z');
    expect(daily(breaker)).toMatchObject({ committedMicros: 0 });
    expect(monthly(breaker)).toMatchObject({ committedMicros: 1_000_000 });
    expect(codeOf(() => breaker.reserve(0.6))).toBe('ERR_BUDGET_EXCEEDED');
  });

  test('a call in flight is charged to the day in which it reserved', () => {
    const { breaker, calendar } = costLab({ dailyCap: 1, monthlyCap: 10 });
    const told: unknown[] = [];
    breaker.on('committed', ({ periods, actualMicros }) => told.push([periods, actualMicros]));
    const overnight = breaker.reserve(0.9);
    calendar.set('2026-03-15T00:00:00Z');

    expect(daily(breaker)).toMatchObject({ reservedMicros: 0, remainingMicros: 1_000_000 });
    const today = breaker.reserve(1);
    overnight.commit(0.9);
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 1_000_000 });
    today.commit(1);
    expect(daily(breaker)).toMatchObject({ committedMicros: 1_000_000, excessMicros: 0 });
    expect(monthly(breaker)).toMatchObject({ committedMicros: 1_900_000, reservedMicros: 0 });
    expect(told).toEqual([
      [['2026-03-14', '2026-03'], 900_000],
      [['2026-03-15', '2026-03'], 1_000_000],
    ]);
  });

  test('released, expired or overrun after midnight, it does not touch the new day', () => {
    const { breaker, calendar, clock } = costLab({ dailyCap: 1, reservationTtlMs: 1_000 });
    const released = breaker.reserve(0.3);
    const overrun = breaker.reserve(0.3);
    breaker.reserve(0.3);
    calendar.set('2026-03-15T00:00:00Z');
    const untouched = daily(breaker);
    released.release();
    overrun.commit(5);
    clock.advance(1_000);

    expect(daily(breaker)).toEqual(untouched);
    expect(breaker.usage).toMatchObject({ released: 1, committed: 1, expired: 1 });
  });

  test('a wall clock set back does not open an old budget again', () => {
    const { breaker, calendar } = costLab({ dailyCap: 1, monthlyCap: 10 });
    calendar.set('2026-04-01T00:00:00Z');
    breaker.reserve(1).commit(1);
    calendar.set('2026-03-14T12:00:00Z');

    expect(codeOf(() => breaker.reserve(0.1))).toBe('ERR_BUDGET_EXCEEDED');
    expect(daily(breaker)).toMatchObject({ key: '2026-04-01', committedMicros: 1_000_000 });
    expect(monthly(breaker)).toMatchObject({ key: '2026-04', committedMicros: 1_000_000 });
  });

  test('a wall clock that gives no date is an error, and moves nothing', () => {
    const { breaker, calendar } = costLab({ dailyCap: 1 });
    breaker.reserve(1).commit(1);
    const before = breaker.usage;
    calendar.set('not a date');
    expect(codeOf(() => breaker.reserve(0.1))).toBe('ERR_INVALID_OPTIONS');
    calendar.set('2026-03-14T12:00:00Z');
    expect(breaker.usage).toEqual(before);
  });
});
