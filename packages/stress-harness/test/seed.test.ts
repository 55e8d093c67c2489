import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SEED, MAX_SEED, SeededRandom } from '../src/seed.js';

const shares = (seed: number, label: string, count: number): number[] => {
  const random = new SeededRandom(seed, label);
  return Array.from({ length: count }, () => random.share());
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's coefficient. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = [mean(xs), mean(ys)];
  const product = (as: readonly number[], ma: number, bs: readonly number[], mb: number): number =>
    mean(as.map((a, i) => (a - ma) * ((bs[i] ?? NaN) - mb)));
  return product(xs, mx, ys, my) / Math.sqrt(product(xs, mx, xs, mx) * product(ys, my, ys, my));
}

describe('a stream is decided by its seed and label', () => {
  test.each([0, DEFAULT_SEED, MAX_SEED])('seed %d gives the same numbers again', (seed) => {
    expect(shares(seed, 'upstream', 100)).toEqual(shares(seed, 'upstream', 100));
  });

  test('another label or another seed gives other numbers', () => {
    expect(shares(1, 'a', 10)).not.toEqual(shares(1, 'b', 10));
    expect(shares(1, 'a', 10)).not.toEqual(shares(2, 'a', 10));
  });

  test('one more draw of one label shifts no other label', () => {
    const upstream = new SeededRandom(7, 'upstream');
    new SeededRandom(7, 'arrivals').share();
    expect([upstream.share(), upstream.share()]).toEqual(shares(7, 'upstream', 2));
  });
});

describe('streams are independent', () => {
  test.each([
    ['a', 'b'],
    ['arrivals', 'upstream'],
    ['process 1', 'process 2'],
  ])('of labels %s and %s: no correlation over 10,000 draws', (one, other) => {
    const found = correlation(shares(3, one, 10_000), shares(3, other, 10_000));
    expect(Math.abs(found)).toBeLessThan(0.05);
  });

  test.each([0, 1, 2])(
    'neighbouring seeds do not begin alike: draw %d over 10,000 seeds',
    (nth) => {
      const draws = Array.from({ length: 10_000 }, (_, seed) => shares(seed, 'a', 3)[nth] ?? NaN);
      expect(Math.abs(mean(draws) - 0.5)).toBeLessThan(0.02);
      expect(Math.abs(correlation(draws.slice(1), draws.slice(0, -1)))).toBeLessThan(0.05);
    },
  );
});

test('a share is at least 0, below 1, and 0.5 on average', () => {
  const drawn = shares(DEFAULT_SEED, 'share', 100_000);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
  expect(mean(drawn)).toBeCloseTo(0.5, 2);
});

test('an index takes every value below its count, equally often, and no other', () => {
  const random = new SeededRandom(DEFAULT_SEED, 'index');
  const times = [0, 0, 0, 0, 0];
  for (let i = 0; i < 50_000; i++) {
    const index = random.index(5);
    times[index] = (times[index] ?? NaN) + 1;
  }
  expect(times).toHaveLength(5);
  for (const count of times) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test('exponential draws have the mean asked for, and the median ln 2 of it', () => {
  const random = new SeededRandom(DEFAULT_SEED, 'gaps');
  const drawn = Array.from({ length: 100_000 }, () => random.exponential(40)).sort((a, b) => a - b);
  expect(drawn[0]).toBeGreaterThanOrEqual(0);
  expect(Math.abs(mean(drawn) / 40 - 1)).toBeLessThan(0.02);
  expect(Math.abs((drawn[50_000] ?? NaN) / (40 * Math.LN2) - 1)).toBeLessThan(0.03);
});

describe('shuffled', () => {
  const items = Array.from({ length: 100 }, (_, i) => i);

  test('is a permutation, another order, and leaves its input as it was', () => {
    const shuffled = new SeededRandom(5, 'order').shuffled(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
    expect(items[0]).toBe(0);
  });

  test('gives each order of three the same chance', () => {
    const random = new SeededRandom(5, 'orders');
    const orders = new Map<string, number>();
    for (let i = 0; i < 6_000; i++) {
      const order = random.shuffled(['a', 'b', 'c']).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect([...orders.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    for (const count of orders.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
