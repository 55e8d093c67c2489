import { describe, expect, test } from '@jest/globals';
import { growthExponent } from '../../src/measure/growth-exponent.js';

const SIZES = [10, 100, 1_000, 2_000, 5_000, 10_000];
const FINE = { resolution: 1e-9 };

function exponentOf(cost: (size: number) => number): number {
  return growthExponent(
    SIZES.map((size) => ({ size, cost: cost(size) })),
    FINE,
  );
}

describe('growthExponent', () => {
  test.each([
    ['constant', (): number => 7, 0],
    ['linear', (size: number): number => 3 * size, 1],
    ['quadratic', (size: number): number => size ** 2, 2],
    ['square root', Math.sqrt, 0.5],
    ['falling', (size: number): number => 1 / size, -1],
  ])('%s cost', (_, cost, exponent) => {
    expect(exponentOf(cost)).toBeCloseTo(exponent, 10);
  });

  test('a logarithmic cost stays below the bound for O(1) at large sizes', () => {
    expect(
      growthExponent(
        [62_500, 125_000, 250_000, 500_000, 1_000_000].map((size) => ({
          size,
          cost: Math.log2(size),
        })),
        FINE,
      ),
    ).toBeLessThan(0.1);
  });

  test('only the top 16× of sizes counts', () => {
    expect(exponentOf((size) => (size < 1_000 ? 1e6 : 1))).toBeCloseTo(0, 10);
  });

  test('a size exactly 16 times smaller than the largest still counts', () => {
    const costs = [
      { size: 1, cost: 1 },
      { size: 16, cost: 16 },
    ];
    expect(growthExponent(costs, FINE)).toBeCloseTo(1, 10);
  });

  test('costs below the resolution have no slope, also zero and negative ones', () => {
    const costs = SIZES.map((size, index) => ({ size, cost: index % 2 === 0 ? -3 : 0 }));
    expect(growthExponent(costs, { resolution: 16 })).toBe(0);
  });

  test.each([
    ['no size', []],
    ['one size', [{ size: 5, cost: 5 }]],
    [
      'one size within the top 16×',
      [
        { size: 1, cost: 1 },
        { size: 100, cost: 9 },
      ],
    ],
  ])('%s has no exponent', (_, costs) => {
    expect(growthExponent(costs, FINE)).toBeNaN();
  });
});
