import { describe, expect, test } from '@jest/globals';
import { LatencyHistogram } from '../../src/record/latency.js';
import { SeededRandom } from '../../src/seed.js';

const histogramOf = (durationsMs: Iterable<number>): LatencyHistogram => {
  const histogram = new LatencyHistogram();
  for (const durationMs of durationsMs) histogram.record(durationMs);
  return histogram;
};

/** Three significant digits. */
const near = (actual: number, expected: number): void => {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(0.001);
};

test.each([
  [50, 500],
  [95, 950],
  [99, 990],
  [99.9, 999],
  [100, 1_000],
])('of 1 to 1,000 ms the %d th percentile is %d ms, to three digits', (percentile, expected) => {
  const descending = Array.from({ length: 1_000 }, (_, i) => 1_000 - i);
  near(histogramOf(descending).percentileMs(percentile), expected);
});

test.each([0.000_001, 0.000_4, 0.05, 1, 33.3, 250, 10_000, 3_599_000])(
  'one sample of %d ms is every percentile, and the largest',
  (durationMs) => {
    const histogram = histogramOf([durationMs]);
    for (const seen of [histogram.percentileMs(1), histogram.percentileMs(100), histogram.maxMs]) {
      near(seen, durationMs);
    }
  },
);

test('no sample is dropped: one slow call among 10,000 is the maximum', () => {
  const histogram = histogramOf([...Array<number>(9_999).fill(1), 5_000]);
  expect(histogram.count).toBe(10_000);
  near(histogram.percentileMs(99.9), 1);
  near(histogram.maxMs, 5_000);
});

test('a duration of nothing counts, as the least there is', () => {
  const histogram = histogramOf([0, -0.5]);
  expect(histogram.count).toBe(2);
  expect(histogram.maxMs).toBe(1e-6);
});

test('with no sample every figure is NaN: not measured is not 0', () => {
  const histogram = histogramOf([]);
  expect([histogram.percentileMs(95), histogram.maxMs]).toEqual([NaN, NaN]);
});

describe('the relative error is at most one in a thousand', () => {
  test('of single samples over the whole range, a nanosecond to an hour', () => {
    let worst = 0;
    for (let ns = 1; ns < 3.6e12; ns = Math.ceil(ns * 1.01)) {
      const seen = histogramOf([ns / 1e6]).percentileMs(50) * 1e6;
      worst = Math.max(worst, Math.abs(seen / ns - 1));
    }
    expect(worst).toBeLessThan(0.001);
  });

  test.each([50, 90, 99, 99.9])('of percentile %d of 10,000 exponential samples', (percentile) => {
    const random = new SeededRandom(1, 'latencies');
    const samples = Array.from({ length: 10_000 }, () => random.exponential(12));
    const nth = Math.ceil((percentile / 100) * samples.length) - 1;
    const exact = samples.toSorted((a, b) => a - b)[nth] ?? NaN;
    near(histogramOf(samples).percentileMs(percentile), exact);
  });
});

test('the sum is that of the samples, unrounded', () => {
  expect(histogramOf([0.1, 0.25, 4]).sumMs).toBeCloseTo(4.35, 12);
});

test('one histogram takes over the samples of another', () => {
  const both = histogramOf([1, 2]);
  both.add(histogramOf([30]));
  expect([both.count, both.sumMs]).toEqual([3, 33]);
  near(both.maxMs, 30);
});
