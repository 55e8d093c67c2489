import { describe, expect, test } from '@jest/globals';
import { CostBreaker, type CostBreakerOptions, type InvalidOptionsError } from '../../src/index.js';
import { ManualClock } from '../../src/testing/index.js';

/** The options that a constructor complains about, in its order. */
function complaints(options: unknown): string[] {
  try {
    new CostBreaker(options as CostBreakerOptions);
  } catch (error) {
    const { code, violations } = error as InvalidOptionsError;
    expect(code).toBe('ERR_INVALID_OPTIONS');
    return violations.map(({ option }) => option);
  }
  return [];
}

describe('options are checked as a whole', () => {
  test('every violation is reported at once', () => {
    const options = {
      daylyCap: 1,
      name: '',
      dailyCap: Number.NaN,
      monthlyCap: -1,
      reservationTtlMs: 0,
      expiredCharge: 'half',
      clock: {},
      calendar: null,
    };
    expect(complaints(options)).toEqual([
      'daylyCap',
      'name',
      'dailyCap',
      'monthlyCap',
      'reservationTtlMs',
      'expiredCharge',
      'clock',
      'calendar',
    ]);
  });

  for (const cap of [
    0,
    -1,
    0.000_000_9,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e9 + 1,
    '1',
    null,
  ]) {
    test(`a cap of ${typeof cap} ${String(cap)} is a mistake`, () => {
      expect(complaints({ dailyCap: cap })).toEqual(['dailyCap']);
      expect(complaints({ monthlyCap: cap })).toEqual(['monthlyCap']);
    });
  }

  for (const ttl of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, '60', null]) {
    test(`a time to live of ${typeof ttl} ${String(ttl)} is a mistake`, () => {
      expect(complaints({ dailyCap: 1, reservationTtlMs: ttl })).toEqual(['reservationTtlMs']);
    });
  }

  for (const options of [undefined, null, 'daily', [1]]) {
    test(`options of ${JSON.stringify(options)} are a mistake`, () => {
      expect(complaints(options)).toContain('options');
    });
  }

  test('without a cap there is nothing to keep', () => {
    expect(complaints({})).toEqual(['budgets']);
  });

  test('the smallest and the largest values are accepted', () => {
    const yearMs = 365 * 24 * 3600 * 1000;
    expect(complaints({ dailyCap: 0.000_001, reservationTtlMs: 2 ** -20 })).toEqual([]);
    expect(complaints({ monthlyCap: 1e9, reservationTtlMs: yearMs })).toEqual([]);
    expect(complaints({ dailyCap: 1, name: undefined, clock: undefined })).toEqual([]);
  });

  test('a calendar that gives no date is a mistake', () => {
    const nonsense = { epochMs: () => Number.NaN };
    expect(complaints({ dailyCap: 1, calendar: nonsense })).toEqual(['calendar.epochMs()']);
  });

  test('options are copied: a frozen object will do, and later changes do nothing', () => {
    const options = { dailyCap: 1, reservationTtlMs: 10, clock: new ManualClock() };
    const breaker = new CostBreaker(options);
    options.dailyCap = 100;
    expect(() => breaker.reserve(2)).toThrow();
    expect(complaints(Object.freeze({ dailyCap: 1 }))).toEqual([]);
  });

  test('today and this month are taken from the machine when no calendar is given', () => {
    const before = new Date().toISOString().slice(0, 10);
    const [day, month] = new CostBreaker({ dailyCap: 1, monthlyCap: 1 }).usage.budgets;
    const after = new Date().toISOString().slice(0, 10);
    expect([before, after]).toContain(day?.key);
    expect([before.slice(0, 7), after.slice(0, 7)]).toContain(month?.key);
  });
});
