import { expect, test } from '@jest/globals';
import { checkTargets } from '../../src/judge/target.js';
import { cheap, lossless } from './cases.js';

test('sound targets are accepted', () => {
  expect(() => {
    checkTargets([cheap, lossless], 'here');
  }).not.toThrow();
});

test('no target at all is refused: nothing could fail', () => {
  expect(() => {
    checkTargets([], 'here');
  }).toThrow(/here: no target at all/);
});

test.each([NaN, Infinity, undefined])('a threshold of %p is refused', (threshold) => {
  const target = { ...cheap, threshold: threshold as unknown as number };
  expect(() => {
    checkTargets([target], 'here');
  }).toThrow(/"costNs" needs a finite threshold for smoke/);
});

test('all unusable thresholds are named at once, by profile', () => {
  const target = { ...cheap, threshold: { smoke: 1, standard: NaN, soak: NaN } };
  expect(() => {
    checkTargets([target], 'here');
  }).toThrow(/standard, got NaN; .*soak, got NaN/);
});
