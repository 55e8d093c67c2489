import { describe, expect, test } from '@jest/globals';
import type { CapChange } from '../../src/index.js';
import { budgetOf, codeOf, costLab, daily } from './cost-lab.js';

describe('a cap can change at run time', () => {
  test('a higher one lets in exactly what it adds', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    breaker.reserve(1);
    breaker.setCap({ per: 'day', cap: 1.5 });
    expect(codeOf(() => breaker.reserve(0.500_001))).toBe('ERR_BUDGET_EXCEEDED');
    expect(codeOf(() => breaker.reserve(0.5))).toBeUndefined();
  });

  test('one below what is spent blocks; nothing reads negative', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const reservation = breaker.reserve(0.4);
    breaker.reserve(0.4).commit(0.4);
    breaker.setCap({ per: 'day', cap: 0.5 });
    expect(codeOf(() => breaker.reserve(0))).toBe('ERR_BUDGET_EXCEEDED');
    expect(daily(breaker)).toMatchObject({
      capMicros: 500_000,
      remainingMicros: 0,
      excessMicros: 300_000,
      overrunMicros: 0,
    });
    reservation.release();
    expect(codeOf(() => breaker.reserve(0.1))).toBeUndefined();
  });

  test('it holds for the periods that follow', () => {
    const { breaker, calendar } = costLab({ dailyCap: 1 });
    breaker.setCap({ per: 'day', cap: 2, softCap: 1.5 });
    calendar.set('2026-03-15T00:00:00Z');
    expect(daily(breaker)).toMatchObject({ capMicros: 2_000_000, softCapMicros: 1_500_000 });
  });

  test('it is that of one budget of one scope', () => {
    const per = { rollingMs: 60_000 };
    const budgets = [
      { per, cap: 1 },
      { per: 'day', cap: 1 },
    ] as const;
    const { breaker } = costLab({ budgets, scopes: [{ name: 'a', budgets }] });
    breaker.setCap({ scope: 'a', per: { rollingMs: 60_000 }, cap: 2 });
    const caps = breaker.usage.budgets.map(({ capMicros }) => capMicros);
    expect(caps).toEqual([1e6, 1e6, 2e6, 1e6]);
    expect(budgetOf(breaker, per, 'a').capMicros).toBe(2e6);
  });

  test('it is told, with what it was before', () => {
    const { breaker } = costLab({ budgets: [{ per: 'day', cap: 1, softCap: 0.5 }] });
    breaker.reserve(0.3);
    const told: unknown[] = [];
    breaker.on('cap-changed', (event) => told.push(event));
    breaker.setCap({ per: 'day', cap: 2 });
    expect(told).toEqual([
      {
        scope: 'root',
        per: 'day',
        key: '2026-03-14',
        capMicros: 2_000_000,
        previousCapMicros: 1_000_000,
        softCapMicros: 500_000,
        committedMicros: 0,
        reservedMicros: 300_000,
      },
    ]);
  });

  for (const [change, code] of [
    [{ per: 'hour', cap: 1 }, 'ERR_INVALID_CALL'],
    [{ per: 'day', cap: 1, scope: 'nobody' }, 'ERR_INVALID_CALL'],
    [{ per: 'year', cap: 1 }, 'ERR_INVALID_OPTIONS'],
    [{ per: 'day' }, 'ERR_INVALID_OPTIONS'],
    [{ per: 'day', cap: 0 }, 'ERR_INVALID_OPTIONS'],
    [{ per: 'day', cap: Number.NaN }, 'ERR_INVALID_OPTIONS'],
    [{ per: 'day', cap: 1, softCap: 2 }, 'ERR_INVALID_OPTIONS'],
    [{ per: 'day', cap: 1, until: 'noon' }, 'ERR_INVALID_OPTIONS'],
  ] as const) {
    test(`${JSON.stringify(change)} is refused, and changes nothing`, () => {
      const { breaker } = costLab({ dailyCap: 3 });
      const before = breaker.usage;
      const set = () => {
        breaker.setCap(change as CapChange);
      };
      expect(codeOf(set)).toBe(code);
      expect(breaker.usage).toEqual(before);
    });
  }

  test('a disposed breaker takes none', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    breaker.dispose();
    const set = () => {
      breaker.setCap({ per: 'day', cap: 2 });
    };
    expect(codeOf(set)).toBe('ERR_DISPOSED');
  });
});
