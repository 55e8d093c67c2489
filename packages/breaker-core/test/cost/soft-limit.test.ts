import { describe, expect, test } from '@jest/globals';
import type { CostBreakerOptions } from '../../src/index.js';
import { costLab } from './cost-lab.js';

/** A breaker with a cap of 1 and a soft limit of 0.5, and the sums at which that was told. */
function softLab(options: CostBreakerOptions = {}) {
  const lab = costLab({ budgets: [{ per: 'day', cap: 1, softCap: 0.5 }], ...options });
  const told: number[] = [];
  lab.breaker.on('soft-limit', ({ committedMicros, reservedMicros }) => {
    told.push(committedMicros + reservedMicros);
  });
  return { ...lab, told };
}

describe('a soft limit is told once per crossing and refuses nobody', () => {
  test('when committed and reserved reach it, not before, not again', () => {
    const { breaker, told } = softLab();
    breaker.reserve(0.3).commit(0.3);
    breaker.reserve(0.199_999);
    expect(told).toEqual([]);
    breaker.reserve(0.000_001);
    breaker.reserve(0.5);
    expect(told).toEqual([500_000]);
    expect(breaker.usage.blocked).toBe(0);
  });

  test('again only after they were below nine tenths of it', () => {
    const { breaker, told } = softLab();
    breaker.reserve(0.45).commit(0.45);
    breaker.reserve(0.05).release();
    breaker.reserve(0.05);
    expect(told).toEqual([500_000]);
  });

  test('and then again, however they came down', () => {
    const { breaker, told } = softLab();
    const spent = breaker.reserve(0.5);
    spent.commit(0.5);
    spent.refund(0.050_001);
    breaker.reserve(0.1).release();
    breaker.reserve(0.55).commit(0.1);
    expect(told).toEqual([500_000, 549_999, 999_999]);
  });

  test('an overrun reaches it after `committed`', () => {
    const { breaker } = softLab();
    const order: string[] = [];
    for (const name of ['soft-limit', 'exceeded', 'committed'] as const) {
      breaker.on(name, () => order.push(name));
    }
    breaker.reserve(0.1).commit(0.7);
    expect(order).toEqual(['committed', 'exceeded', 'soft-limit']);
  });

  test('a new period has a crossing of its own', () => {
    const { breaker, calendar, told } = softLab();
    breaker.reserve(0.6);
    calendar.set('2026-03-15T00:00:00Z');
    breaker.reserve(0.7);
    expect(told).toEqual([600_000, 700_000]);
  });

  test('a window that slides lets go of its crossing', () => {
    const per = { rollingMs: 60_000 };
    const { breaker, clock, told } = softLab({ budgets: [{ per, cap: 1, softCap: 0.5 }] });
    breaker.reserve(0.6).commit(0.6);
    clock.advance(61_000);
    breaker.reserve(0.1);
    breaker.reserve(0.6);
    expect(told).toEqual([600_000, 700_000]);
  });

  test('one that is lowered to what is used is crossed at once', () => {
    const { breaker, told } = softLab();
    breaker.reserve(0.3);
    breaker.setCap({ per: 'day', cap: 1, softCap: 0.3 });
    breaker.setCap({ per: 'day', cap: 1 });
    expect(told).toEqual([300_000]);
  });

  test('each level has its own', () => {
    const budgets = (softCap: number) => [{ per: 'day', cap: 1, softCap }] as const;
    const scopes = [{ name: 'a', budgets: budgets(0.2) }];
    const { breaker } = costLab({ budgets: budgets(0.4), scopes });
    const told: string[] = [];
    breaker.on('soft-limit', ({ scope }) => told.push(scope));
    breaker.reserve(0.2, { scope: 'a' });
    breaker.reserve(0.2, { scope: 'a' });
    expect(told).toEqual(['a', 'root']);
  });
});
