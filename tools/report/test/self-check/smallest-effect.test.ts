import { expect, test } from '@jest/globals';
import { smallestEffect } from '../../src/self-check/smallest-effect.js';

const atMost = { bound: 'at most', threshold: 150, byAgreement: true } as const;

test('figures without spread are found where they reach the threshold', () => {
  expect(smallestEffect([100, 100], atMost)).toBe(0.5);
  const atLeast = { bound: 'at least', threshold: 25, byAgreement: false } as const;
  expect(smallestEffect([100, 100], atLeast)).toBe(0.75);
});

test('where one process decides, nine processes in ten must show it', () => {
  const pool = Array.from({ length: 100 }, (_, i) => 101 + i);
  const effect = smallestEffect(pool, { bound: 'at most', threshold: 300, byAgreement: false });
  // The tenth smallest of the figures, 110, gets to 300.
  expect(effect).toBeGreaterThan(300 / 112 - 1);
  expect(effect).toBeLessThan(300 / 108 - 1);
});

test('where processes must agree, the middle of them has to be far enough beyond', () => {
  const spread = Array.from({ length: 100 }, (_, i) => 90 + i / 5);
  const effect = smallestEffect(spread, atMost);
  // Alone its median, 100, would be found from 0.5 on.
  expect(effect).toBeGreaterThan(0.5);
  expect(effect).toBeLessThan(0.65);
});

test('what sound processes miss already has no smallest effect but 0', () => {
  expect(smallestEffect([200, 210], atMost)).toBe(0);
});

test('figures around zero get worse by shares of their median', () => {
  const flat = { bound: 'at most', threshold: 0.1, byAgreement: true } as const;
  expect(smallestEffect([-0.01, -0.01], flat)).toBeCloseTo(11, 10);
  expect(smallestEffect([-1, 0, 1], flat)).toBeNaN();
  expect(smallestEffect([], flat)).toBeNaN();
});

test('the same pool gives the same answer', () => {
  const pool = [80, 95, 100, 120, 130];
  expect(smallestEffect(pool, atMost)).toBe(smallestEffect(pool, atMost));
});
