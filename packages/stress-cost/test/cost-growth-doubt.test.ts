import { expect, test } from '@jest/globals';
import { slopeDoubt } from '../src/cost-growth-doubt.js';
import { GROWTH_EXPONENT_MAX } from '../src/cost-growth-targets.js';

test.each([
  ['a sound breaker, on a machine that measures well', 0.001, 160, 3],
  ['the same, where twins differ by a tenth of a call', 0.001, 160, 16],
  ['a breaker that looks at each of 400,000, whatever its twins', 1.04, 400_000, 300],
])('%s: nothing is in doubt', (_, exponent, leastCostNs, twinsOffNs) => {
  expect(slopeDoubt({ exponent, leastCostNs }, twinsOffNs)).toBeUndefined();
  expect(slopeDoubt({ exponent, leastCostNs }, -twinsOffNs)).toBeUndefined();
});

test.each([0.01, 0.09])('an exponent of %d is in doubt where twins differ by more', (exponent) => {
  expect(slopeDoubt({ exponent, leastCostNs: 100 }, -30)).toBe(
    `the same code measured twice differed by 30.0 ns: an exponent of ${exponent.toFixed(3)} may be off by 0.095`,
  );
});

test('what twins differ by moves a slope across the limit exactly where it is called in doubt', () => {
  const [small, large, cost, offNs] = [1, 16, 100, 10];
  const slope = (from: number, to: number): number => Math.log(to / from) / Math.log(large / small);
  const offBy = slope(cost, cost + offNs);
  for (const exponent of [GROWTH_EXPONENT_MAX - offBy, GROWTH_EXPONENT_MAX + offBy]) {
    const inwards = exponent + (GROWTH_EXPONENT_MAX - exponent) * 0.001;
    const outwards = exponent - (GROWTH_EXPONENT_MAX - exponent) * 0.001;
    expect(slopeDoubt({ exponent: inwards, leastCostNs: cost }, offNs)).toBeDefined();
    expect(slopeDoubt({ exponent: outwards, leastCostNs: cost }, offNs)).toBeUndefined();
  }
});

test('an exponent that could not be measured is for the judge', () => {
  expect(slopeDoubt({ exponent: NaN, leastCostNs: 100 }, 10)).toBeUndefined();
});
