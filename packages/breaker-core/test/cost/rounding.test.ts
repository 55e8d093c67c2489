import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { costLab, daily } from './cost-lab.js';
import { seeded } from '../seeded.js';

const CAP = 1_000_000_000;

/** What a breaker makes of amounts that are written as decimals of currency units. */
function micros({ estimate, cap }: { estimate: string; cap: string }) {
  return {
    reserved: costLab({ dailyCap: CAP }).breaker.reserve(Number(estimate)).reservedMicros,
    cap: daily(costLab({ dailyCap: Number(cap) }).breaker).capMicros,
  };
}

/** `k` micro-units as a decimal of currency units, written digit by digit. */
function decimal(k: number, beyond = ''): string {
  const digits = String(k).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}${beyond}`;
}

describe('amounts become whole micro-units in the budget’s favour', () => {
  test('an amount of whole micro-units is exactly that, up to a billion units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 }), (k) => {
        expect(micros({ estimate: decimal(k), cap: decimal(k) })).toEqual({ reserved: k, cap: k });
      }),
      { ...seeded, numRuns: 1_000 },
    );
  });

  test('a fraction of a micro-unit rounds an estimate up and a cap down', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 1, max: 9 }), (k, tenth) => {
        const amount = decimal(k, String(tenth));
        expect(micros({ estimate: amount, cap: amount })).toEqual({ reserved: k + 1, cap: k });
      }),
      { ...seeded, numRuns: 1_000 },
    );
  });

  test('the noise of binary fractions is not charged', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const amounts = [0.1 + 0.2, 1.1 - 1, 0.07, 0.000_000_3, Number.MIN_VALUE];
    expect(amounts.map((amount) => breaker.reserve(amount).reservedMicros)).toEqual([
      300_000, 100_001, 70_000, 1, 1,
    ]);
  });
});
