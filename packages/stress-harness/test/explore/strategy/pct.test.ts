import { expect, test } from '@jest/globals';
import { pct } from '../../../src/explore/index.js';
import { type Programs, unknown, walkAll } from './walk.js';

/** The share of 6,000 runs in which `found` matches the order of steps. */
function share(
  { seed, depth }: { seed: number; depth: number },
  { programs, found }: { programs: Programs; found: RegExp },
): number {
  const runs = 6_000;
  const orders = walkAll(pct({ seed, runs, depth }), programs);
  return orders.filter((order) => found.test(order)).length / runs;
}

/** Few are found: the share that is missing may be chance (two to three standard deviations). */
const CHANCE = 0.6;

test.each([1, 2, 3])('seed %d: a defect of depth 2 is found as often as promised', (seed) => {
  const programs = { a: unknown(10), b: unknown(10), c: unknown(10) };
  // Everybody else between the 4th and the 5th step of a.
  const found = /^a{4}[bc]{20}a{6}$/;
  const promised = 1 / (3 * 30);
  expect(share({ seed, depth: 2 }, { programs, found })).toBeGreaterThan(promised * CHANCE);
});

test('a defect of depth 3 is found as often as promised', () => {
  const programs = { a: unknown(6), b: unknown(6) };
  const promised = 1 / (2 * 12 ** 2);
  const found = /^a{3}b{3}a{3}b{3}$/;
  expect(share({ seed: 1, depth: 3 }, { programs, found })).toBeGreaterThan(promised * CHANCE);
});

test('whoever falls first may end up behind, or before, whoever falls later', () => {
  const programs = { a: unknown(4), b: unknown(4), c: unknown(4) };
  for (const found of [/^aabbccccbbaa$/, /^aabbccccaabb$/]) {
    expect(share({ seed: 1, depth: 3 }, { programs, found })).toBeGreaterThan(0);
  }
});

test('at depth 1 nobody is preempted', () => {
  const orders = walkAll(pct({ seed: 1, runs: 100, depth: 1 }), { a: unknown(3), b: unknown(3) });
  expect(new Set(orders)).toEqual(new Set(['aaabbb', 'bbbaaa']));
});

test('a seed decides every run', () => {
  const orders = (seed: number): string[] =>
    walkAll(pct({ seed, runs: 20, depth: 3 }), { a: unknown(5), b: unknown(5) });
  expect(orders(7)).toEqual(orders(7));
  expect(orders(7)).not.toEqual(orders(8));
});

test.each([
  { seed: -1, runs: 1, depth: 1 },
  { seed: 1, runs: 0, depth: 1 },
  { seed: 1, runs: 1, depth: 0 },
])('an unusable plan is refused: %j', (plan) => {
  expect(() => pct(plan)).toThrow(expect.objectContaining({ code: 'ERR_STRATEGY' }));
});
