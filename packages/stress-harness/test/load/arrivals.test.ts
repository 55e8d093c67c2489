import { describe, expect, test } from '@jest/globals';
import { type ArrivalPlan, intendedStartsMs } from '../../src/load/arrivals.js';
import { SeededRandom } from '../../src/seed.js';

const starts = (plan: ArrivalPlan, seed = 1): number[] => [
  ...intendedStartsMs(plan, new SeededRandom(seed, 'arrivals')),
];

describe('constant arrivals', () => {
  test('are spread evenly from 0, the end excluded', () => {
    const plan = { pattern: 'constant', ratePerSec: 100, durationMs: 50 } as const;
    expect(starts(plan)).toEqual([0, 10, 20, 30, 40]);
  });

  test('are as many as rate times duration, whatever the rate', () => {
    for (let ratePerSec = 1; ratePerSec <= 2_000; ratePerSec++) {
      const plan = { pattern: 'constant', ratePerSec, durationMs: 1_000 } as const;
      expect([ratePerSec, starts(plan).length]).toEqual([ratePerSec, ratePerSec]);
    }
  });
});

describe('Poisson arrivals', () => {
  const plan = { pattern: 'poisson', ratePerSec: 2_000, durationMs: 10_000 } as const;

  test('are as many as rate times duration, but for chance', () => {
    // Standard deviation of a Poisson count: √20,000 ≈ 141; four of them.
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(Math.abs(starts(plan, seed).length - 20_000)).toBeLessThan(566);
    }
  });

  test('ascend, and lie within the stretch', () => {
    const drawn = starts(plan);
    expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
    expect(drawn[0]).toBeGreaterThan(0);
    expect(drawn.at(-1)).toBeLessThan(10_000);
  });

  test('have gaps that vary as much as their mean: neither even nor in bursts', () => {
    const drawn = starts(plan);
    const gaps = drawn.slice(1).map((start, i) => start - (drawn[i] ?? NaN));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
  });

  test('are the same for the same seed, and others for another', () => {
    expect(starts(plan, 7)).toEqual(starts(plan, 7));
    expect(starts(plan, 7)).not.toEqual(starts(plan, 8));
  });
});

test('a stretch of no length has no arrivals', () => {
  for (const pattern of ['constant', 'poisson'] as const) {
    expect(starts({ pattern, ratePerSec: 100, durationMs: 0 })).toEqual([]);
  }
});
