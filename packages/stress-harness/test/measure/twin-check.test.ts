import { expect, test } from '@jest/globals';
import { twinCheck } from '../../src/measure/twin-check.js';

const bare = [100, 102, 98, 101, 99];

test('a process that measures well is valid', () => {
  const check = twinCheck(bare, bare);
  expect(check).toEqual({ twinRatio: 1, smallestEffectNs: 0, voidReason: undefined });
});

test.each([
  [1.019, false],
  [1.021, true],
  [0.981, false],
  [0.979, true],
])('twins at a ratio of %d: void is %p', (ratio, isVoid) => {
  const check = twinCheck(
    bare,
    bare.map((ns) => ns * ratio),
  );
  expect(check.voidReason !== undefined).toBe(isVoid);
});

test('a void process says by how much it was off', () => {
  const check = twinCheck([100], [107]);
  expect(check.voidReason).toBe('the same code measured twice differed by 7.0 %');
});

test('a pause in one round of many is no reason', () => {
  const paused = [...bare.slice(1), 5_000];
  expect(twinCheck(bare.toSorted(), paused.toSorted()).voidReason).toBeUndefined();
});

test('the smallest effect is what the twins differ by, either way', () => {
  const check = twinCheck([100, 100, 100], [97, 100, 101]);
  expect(check.smallestEffectNs).toBe(3);
});

test('no samples are no proof', () => {
  expect(twinCheck([], []).voidReason).toBeDefined();
});
