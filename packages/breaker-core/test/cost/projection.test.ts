import { describe, expect, test } from '@jest/globals';
import { costLab, daily, monthly } from './cost-lab.js';

describe('usage projects what is used to the end of the period', () => {
  test('linearly: half of the day gone, twice as much', () => {
    const { breaker, calendar } = costLab({ dailyCap: 1, monthlyCap: 10 });
    breaker.reserve(0.2).commit(0.1);
    breaker.reserve(0.2);
    expect(daily(breaker).projectedMicros).toBe(600_000);
    expect(monthly(breaker).projectedMicros).toBe(Math.ceil((300_000 * 31) / 13.5));
    calendar.set('2026-03-14T18:00:00Z');
    expect(daily(breaker).projectedMicros).toBe(400_000);
  });

  test('at the very start, and before it by a clock set back, what is used', () => {
    const { breaker, calendar } = costLab({ dailyCap: 1 });
    calendar.set('2026-03-15T00:00:00Z');
    breaker.reserve(0.2);
    expect(daily(breaker).projectedMicros).toBe(200_000);
    calendar.set('2026-03-10T00:00:00Z');
    expect(daily(breaker).projectedMicros).toBe(200_000);
  });
});
