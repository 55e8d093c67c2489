import { expect, test } from '@jest/globals';
import { type Estimate, judgeTarget } from '../src/target.js';

const bounds = (low: number, high: number): Estimate => ({
  value: (low + high) / 2,
  low,
  high,
  n: 7,
});
const nothing = (): undefined => undefined;

test.each([
  ['reached', 40, 50],
  ['unclear', 49, 51],
  ['missed', 50.1, 60],
  ['unmeasured', NaN, NaN],
] as const)('a target of at most 50 is %s between %d and %d', (reached, low, high) => {
  expect(judgeTarget({ max: 50 }, bounds(low, high), nothing)).toBe(reached);
});

test('what was not measured has not reached its target', () => {
  expect(judgeTarget({ max: 50 }, undefined, nothing)).toBe('unmeasured');
});

test.each([
  ['reached', bounds(0.2, 0.3)],
  ['unclear', bounds(0.3, 0.4)],
  ['missed', bounds(0.4, 0.5)],
  ['unmeasured', undefined],
] as const)('a ratio to a peer counts as much: %s', (reached, ratio) => {
  const target = { max: 50, ratio: { peer: 'cockatiel', max: 0.35 } } as const;
  expect(
    judgeTarget(target, bounds(20, 30), (peer) => (peer === 'cockatiel' ? ratio : undefined)),
  ).toBe(reached);
});

test('a miss outweighs whatever else is known', () => {
  const target = { max: 50, ratio: { peer: 'opossum', max: 0.35 } } as const;
  expect(judgeTarget(target, bounds(60, 70), nothing)).toBe('missed');
});
