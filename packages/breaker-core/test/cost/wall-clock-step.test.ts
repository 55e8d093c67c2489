import { describe, expect, test } from '@jest/globals';
import type { BudgetPeriod, CalendarUnit } from '../../src/index.js';
import { budgetOf, codeOf, costLab } from './cost-lab.js';

const UNITS: readonly CalendarUnit[] = ['hour', 'day', 'week', 'month'];
const HOUR_MS = 3_600_000;

function spent(per: BudgetPeriod) {
  const lab = costLab({ budgets: [{ per, cap: 1 }], timeZone: 'Europe/Berlin' });
  lab.calendar.set('2026-10-25T00:10:00Z');
  lab.breaker.reserve(1).commit(1);
  return lab;
}

describe('a wall clock that is stepped finds no second budget', () => {
  for (const per of UNITS) {
    test(`set back, the ${per} it had reached goes on`, () => {
      const { breaker, calendar } = spent(per);
      const { key } = budgetOf(breaker, per);
      for (const hours of [1, 24, 24 * 40]) {
        calendar.advance(-hours * HOUR_MS);
        expect(codeOf(() => breaker.reserve(0.1))).toBe('ERR_BUDGET_EXCEEDED');
        expect(budgetOf(breaker, per)).toMatchObject({ key, committedMicros: 1_000_000 });
      }
    });

    test(`set ahead and back, the later ${per} holds until it is over`, () => {
      const { breaker, calendar } = spent(per);
      calendar.advance(24 * 40 * HOUR_MS);
      breaker.reserve(1).commit(1);
      const { key, resetsAtEpochMs } = budgetOf(breaker, per);
      calendar.set('2026-10-25T00:20:00Z');
      expect(codeOf(() => breaker.reserve(0.1))).toBe('ERR_BUDGET_EXCEEDED');
      expect(budgetOf(breaker, per).key).toBe(key);
      calendar.set(new Date(resetsAtEpochMs ?? Number.NaN).toISOString());
      expect(codeOf(() => breaker.reserve(1))).toBeUndefined();
    });
  }

  test('a rolling window does not hear of it', () => {
    const per = { rollingMs: 60_000 };
    const { breaker, calendar } = spent(per);
    calendar.advance(24 * 40 * HOUR_MS);
    expect(codeOf(() => breaker.reserve(0.1))).toBe('ERR_BUDGET_EXCEEDED');
  });
});
