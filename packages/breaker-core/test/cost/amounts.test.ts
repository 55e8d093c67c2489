import { describe, expect, test } from '@jest/globals';
import { codeOf, costLab, daily, monthly } from './cost-lab.js';

const NO_AMOUNTS: readonly unknown[] = [
  Number.NaN,
  -0.01,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  1_000_000_001,
  1e300,
  '0.1',
  null,
  10n,
];

describe('what is no amount of money is refused with a clear error', () => {
  for (const value of NO_AMOUNTS) {
    test(`an estimate of ${typeof value} ${String(value)} is a mistake, not a block`, async () => {
      const { breaker } = costLab({ dailyCap: 1 });
      const before = breaker.usage;
      const estimate = value as number;
      expect(codeOf(() => breaker.reserve(estimate))).toBe('ERR_INVALID_AMOUNT');
      await expect(breaker.execute(() => 1, { estimate })).rejects.toMatchObject({
        code: 'ERR_INVALID_AMOUNT',
        role: 'estimate',
        value,
      });
      expect(breaker.usage).toEqual(before);
    });

    test(`a commit of ${typeof value} ${String(value)} leaves the reservation to be settled`, () => {
      const { breaker } = costLab({ dailyCap: 1 });
      const reservation = breaker.reserve(0.5);
      const before = breaker.usage;
      const code = codeOf(() => {
        reservation.commit(value as number);
      });
      expect(code).toBe('ERR_INVALID_AMOUNT');
      expect(breaker.usage).toEqual(before);
      reservation.commit(0.25);
      expect(daily(breaker).committedMicros).toBe(250_000);
    });
  }

  test('zero is an amount, of either sign', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const reservation = breaker.reserve(-0);
    expect(reservation.reservedMicros).toBe(0);
    reservation.commit(0);
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 0 });
  });

  test('the largest amount, a billion, is counted exactly', () => {
    const { breaker } = costLab({ monthlyCap: 1_000_000_000 });
    breaker.reserve(999_999_999.999_999).commit(999_999_999.999_999);
    expect(monthly(breaker)).toMatchObject({ capMicros: 1e15, remainingMicros: 1 });
    expect(codeOf(() => breaker.reserve(0.000_002))).toBe('ERR_BUDGET_EXCEEDED');
    expect(codeOf(() => breaker.reserve(0.000_001))).toBeUndefined();
  });
});
