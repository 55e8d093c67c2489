import { describe, expect, test } from '@jest/globals';
import type { CalendarUnit } from '../../src/index.js';
import { budgetOf, codeOf, costLab } from './cost-lab.js';
import { ManualCalendar } from './manual-calendar.js';

/** Spends all in the last millisecond of a period; the key of the period that the next one opens. */
function turn(per: CalendarUnit, { last, timeZone }: { last: string; timeZone: string }): string[] {
  const calendar = new ManualCalendar(last);
  const { breaker } = costLab({ budgets: [{ per, cap: 1 }], timeZone, calendar });
  const { key } = budgetOf(breaker, per);
  breaker.reserve(1).commit(1);
  expect(codeOf(() => breaker.reserve(1))).toBe('ERR_BUDGET_EXCEEDED');
  calendar.advance(1);
  expect(codeOf(() => breaker.reserve(1))).toBeUndefined();
  return [key, budgetOf(breaker, per).key];
}

describe('weeks and months end where the calendar says', () => {
  for (const [last, keys] of Object.entries({
    '2026-03-15T23:59:59.999Z': ['2026-W11', '2026-W12'],
    '2026-12-27T23:59:59.999Z': ['2026-W52', '2026-W53'],
    '2027-01-03T23:59:59.999Z': ['2026-W53', '2027-W01'],
    '2024-12-29T23:59:59.999Z': ['2024-W52', '2025-W01'],
  })) {
    test(`a week ends on Sunday night, ${last}`, () => {
      expect(turn('week', { last, timeZone: 'UTC' })).toEqual(keys);
    });
  }

  test('a week of the zone may have an hour less', () => {
    const zone = { timeZone: 'Europe/Berlin' };
    expect(turn('week', { last: '2026-03-22T22:59:59.999Z', ...zone })).toEqual([
      '2026-W12',
      '2026-W13',
    ]);
    expect(turn('week', { last: '2026-03-29T21:59:59.999Z', ...zone })).toEqual([
      '2026-W13',
      '2026-W14',
    ]);
  });

  for (const [timeZone, last] of [
    ['Europe/Berlin', '2026-03-31T21:59:59.999Z'],
    ['America/New_York', '2026-04-01T03:59:59.999Z'],
    ['Asia/Kolkata', '2026-03-31T18:29:59.999Z'],
    ['Pacific/Kiritimati', '2026-03-31T09:59:59.999Z'],
  ] as const) {
    test(`March ends at midnight in ${timeZone}`, () => {
      expect(turn('month', { last, timeZone })).toEqual(['2026-03', '2026-04']);
    });
  }
});
