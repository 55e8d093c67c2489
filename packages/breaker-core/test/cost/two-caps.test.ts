import { describe, expect, test } from '@jest/globals';
import type { CostBreakerOptions } from '../../src/index.js';
import { codeOf, costLab } from './cost-lab.js';

/** The smallest estimate, in hundredths, that is blocked once `spent` hundredths are spent. */
function firstBlocked(spent: number): number {
  const { breaker } = costLab({ dailyCap: 1, monthlyCap: 20 });
  breaker.reserve(spent / 100).commit(spent / 100);
  for (let cents = 0; cents <= 101; cents += 1) {
    const admit = () => {
      breaker.reserve(cents / 100).release();
    };
    if (codeOf(admit) !== undefined) return cents;
  }
  throw new Error('nothing is blocked');
}

describe('the gate never weakens', () => {
  test('the closer to the cap, the less is admitted: at each cent what is left, to the cent', () => {
    const spent = Array.from({ length: 101 }, (_, cents) => cents);
    expect(spent.map(firstBlocked)).toEqual(spent.map((cents) => 101 - cents));
  });

  test('a full month blocks in an empty day', () => {
    const { breaker, calendar } = costLab({ dailyCap: 1, monthlyCap: 1 });
    breaker.reserve(1).commit(1);
    calendar.set('2026-03-15T00:00:00Z');
    expect(() => breaker.reserve(0.1)).toThrow(
      expect.objectContaining({ per: 'month', remainingMicros: 0 }),
    );
  });

  test('a full day blocks in an empty month', () => {
    const { breaker } = costLab({ dailyCap: 1, monthlyCap: 1_000 });
    breaker.reserve(1);
    expect(() => breaker.reserve(0.1)).toThrow(expect.objectContaining({ per: 'day' }));
  });

  test('blocked by one cap, a call holds nothing of the other', () => {
    const { breaker } = costLab({ dailyCap: 1, monthlyCap: 0.5 });
    const before = breaker.usage;
    expect(codeOf(() => breaker.reserve(0.6))).toBe('ERR_BUDGET_EXCEEDED');
    expect(breaker.usage).toEqual({ ...before, blocked: 1, blockedMicros: 600_000 });
  });

  test('only caps that were given are reported', () => {
    const reported = (caps: CostBreakerOptions) =>
      costLab(caps).breaker.usage.budgets.map(({ per }) => per);
    expect(reported({ dailyCap: 1 })).toEqual(['day']);
    expect(reported({ monthlyCap: 1 })).toEqual(['month']);
    expect(reported({ dailyCap: 1, monthlyCap: 1 })).toEqual(['day', 'month']);
  });
});
