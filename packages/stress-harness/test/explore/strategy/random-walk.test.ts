import { expect, test } from '@jest/globals';
import { randomWalk } from '../../../src/explore/index.js';
import { unknown, walkAll } from './walk.js';

const programs = { a: unknown(2), b: unknown(2) };

test('every schedule is reached, those with less choice more often', () => {
  const counts = new Map<string, number>();
  const walk = randomWalk({ seed: 3, runs: 4_000 });
  for (const order of walkAll(walk, programs)) counts.set(order, (counts.get(order) ?? 0) + 1);
  expect(counts.size).toBe(6);
  // Two steps of a first: ½ · ½, and then b has no rival.
  expect(counts.get('aabb')).toBeGreaterThan(900);
  expect(counts.get('aabb')).toBeLessThan(1_100);
  expect(walk.coverage).toEqual({
    walked: 4_000,
    redundant: 0,
    all: false,
    bound: '4000 random runs',
    depthMax: 4,
  });
});

test('a seed decides every run', () => {
  const orders = (seed: number): string[] => walkAll(randomWalk({ seed, runs: 20 }), programs);
  expect(orders(7)).toEqual(orders(7));
  expect(orders(7)).not.toEqual(orders(8));
});

test.each([
  { seed: 0.5, runs: 1 },
  { seed: 1, runs: -1 },
])('an unusable plan is refused: %j', (plan) => {
  expect(() => randomWalk(plan)).toThrow(expect.objectContaining({ code: 'ERR_STRATEGY' }));
});
