import { describe, expect, test } from '@jest/globals';
import { SeededRandom } from '../../src/seed.js';
import { meanServiceMs, type ServiceTime } from '../../src/upstream/service-time.js';
import { serviceTimes } from '../../src/upstream/service-time-draw.js';
import { ksDistance } from '../kolmogorov-smirnov.js';

const DRAWS = 50_000;

const drawn = (serviceTime: ServiceTime, seed = 1): number[] => {
  const next = serviceTimes(serviceTime, new SeededRandom(seed, 'service'));
  return Array.from({ length: DRAWS }, next);
};

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;

const off = (seen: number, expected: number): number => Math.abs(seen / expected - 1);

test('fixed: always the same', () => {
  expect(new Set(drawn({ model: 'fixed', ms: 7 }))).toEqual(new Set([7]));
});

describe('log-normal', () => {
  const model = { model: 'log-normal', medianMs: 10, sigma: 0.5 } as const;
  const logs = (seed: number): number[] =>
    drawn(model, seed).map((ms) => Math.log(ms / 10) / model.sigma);

  test('has its median, its mean of e^(σ²/2) medians, and its 99th percentile', () => {
    const times = drawn(model);
    expect(off(quantile(times, 0.5), 10)).toBeLessThan(0.02);
    expect(off(meanOf(times), 11.331)).toBeLessThan(0.02);
    expect(off(quantile(times, 0.99), 10 * Math.exp(0.5 * 2.3263))).toBeLessThan(0.03);
  });

  test.each([1, 2, 3])('has normal logarithms (Kolmogorov–Smirnov, seed %d)', (seed) => {
    expect(ksDistance(logs(seed), standardNormalCdf)).toBeLessThan(1);
  });
});

describe('heavy tail', () => {
  const model = { model: 'heavy-tail', minMs: 4, alpha: 1.5 } as const;

  test.each([1, 2, 3])('is a Pareto distribution (Kolmogorov–Smirnov, seed %d)', (seed) => {
    expect(ksDistance(drawn(model, seed), (ms) => 1 - (4 / ms) ** 1.5)).toBeLessThan(1);
  });

  test('is never below its least, and has the quantiles of the formula', () => {
    const times = drawn(model);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(4);
    expect(off(quantile(times, 0.5), 4 * 2 ** (2 / 3))).toBeLessThan(0.02);
    expect(off(quantile(times, 0.99), 4 * 100 ** (2 / 3))).toBeLessThan(0.1);
  });

  test('has its mean where the variance is finite', () => {
    const tame = { ...model, alpha: 3 };
    expect(meanServiceMs(tame)).toBe(6);
    expect(off(meanOf(drawn(tame)), 6)).toBeLessThan(0.02);
  });
});

test('bimodal: two values, in their shares', () => {
  const times = drawn({ model: 'bimodal', fastMs: 2, slowMs: 50, slowShare: 0.1 });
  const slow = times.filter((ms) => ms === 50).length;
  expect(new Set(times)).toEqual(new Set([2, 50]));
  // Four standard deviations of a binomial count.
  expect(Math.abs(slow - 5_000)).toBeLessThan(4 * 67);
});

test('stalled: its share never ends', () => {
  const times = drawn({ model: 'stalled', ms: 3, stalledShare: 0.02 });
  expect(new Set(times)).toEqual(new Set([3, Infinity]));
  expect(Math.abs(times.filter((ms) => ms === Infinity).length - 1_000)).toBeLessThan(4 * 32);
});

test.each<[ServiceTime, number]>([
  [{ model: 'fixed', ms: 7 }, 7],
  [{ model: 'log-normal', medianMs: 10, sigma: 1e-9 }, 10],
  [{ model: 'heavy-tail', minMs: 4, alpha: 1 }, Infinity],
  [{ model: 'heavy-tail', minMs: 4, alpha: 2 }, 8],
  [{ model: 'bimodal', fastMs: 2, slowMs: 50, slowShare: 0.1 }, 6.8],
  [{ model: 'stalled', ms: 3, stalledShare: 0 }, 3],
  [{ model: 'stalled', ms: 3, stalledShare: 0.01 }, Infinity],
])('the mean of %j is %d ms', (serviceTime, mean) => {
  expect(meanServiceMs(serviceTime)).toBeCloseTo(mean);
});

test('the same seed draws the same', () => {
  const model = { model: 'log-normal', medianMs: 10, sigma: 1 } as const;
  expect(drawn(model, 5)).toEqual(drawn(model, 5));
  expect(drawn(model, 5)).not.toEqual(drawn(model, 6));
});

test('a model with unusable fields is refused, and every one is named', () => {
  const model = { model: 'bimodal', fastMs: 0, slowMs: Infinity, slowShare: 1.1 } as const;
  expect(() => drawn(model)).toThrow(
    expect.objectContaining({
      code: 'ERR_SERVICE_TIME',
      message:
        'bimodal service time: fastMs must be a finite number above 0, got 0; ' +
        'slowMs must be a finite number above 0, got Infinity; slowShare must be from 0 to 1, got 1.1',
    }),
  );
});

/** By the series of Marsaglia, "Evaluating the Normal Distribution" (2004). */
function standardNormalCdf(x: number): number {
  if (Math.abs(x) > 6) return x > 0 ? 1 : 0;
  let sum = x;
  let term = x;
  for (let i = 3; Math.abs(term) > 1e-15; i += 2) sum += term *= (x * x) / i;
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
