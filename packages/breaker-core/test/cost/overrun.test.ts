import { describe, expect, test } from '@jest/globals';
import { codeOf, costLab, daily } from './cost-lab.js';

describe('an actual cost above its reservation is known, told and blocks', () => {
  test('the overrun is charged in full; remaining never reads negative', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const first = breaker.reserve(0.6);
    const second = breaker.reserve(0.4);
    first.commit(0.9);

    expect(daily(breaker)).toMatchObject({
      committedMicros: 900_000,
      reservedMicros: 400_000,
      remainingMicros: 0,
      excessMicros: 300_000,
      overrunMicros: 300_000,
    });
    second.commit(0.4);
    expect(daily(breaker)).toMatchObject({ committedMicros: 1_300_000, excessMicros: 300_000 });
  });

  test('while the cap is passed not even a call of no cost is admitted', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    breaker.reserve(1).commit(1.000_001);
    expect(codeOf(() => breaker.reserve(0))).toBe('ERR_BUDGET_EXCEEDED');
  });

  test('admission comes back exactly when there is room', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const first = breaker.reserve(0.5);
    const second = breaker.reserve(0.5);
    first.commit(0.8);
    expect(codeOf(() => breaker.reserve(0.1))).toBe('ERR_BUDGET_EXCEEDED');
    second.commit(0.1);
    expect(codeOf(() => breaker.reserve(0.100_001))).toBe('ERR_BUDGET_EXCEEDED');
    expect(codeOf(() => breaker.reserve(0.1))).toBeUndefined();
    expect(daily(breaker)).toMatchObject({ excessMicros: 0, overrunMicros: 300_000 });
  });

  test('`exceeded` follows `committed`, with the overrun and the excess of the worse period', () => {
    const { breaker } = costLab({ dailyCap: 1, monthlyCap: 0.9 });
    const told: unknown[] = [];
    breaker.on('exceeded', (event) => told.push(event));
    breaker.on('committed', () => told.push('committed'));
    breaker.reserve(0.6).commit(0.6);
    breaker.reserve(0.3).commit(0.7);

    expect(told).toEqual([
      'committed',
      'committed',
      {
        reservationId: 2,
        reservedMicros: 300_000,
        scope: 'root',
        periods: ['2026-03-14', '2026-03'],
        actualMicros: 700_000,
        overrunMicros: 400_000,
        excessMicros: 400_000,
      },
    ]);
  });

  test('absurd overruns pile up without losing the block', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const held = Array.from({ length: 10 }, () => breaker.reserve(0.1));
    for (const reservation of held) reservation.commit(1_000_000_000);
    expect(daily(breaker).committedMicros).toBe(Number.MAX_SAFE_INTEGER);
    expect(codeOf(() => breaker.reserve(0))).toBe('ERR_BUDGET_EXCEEDED');
  });
});
