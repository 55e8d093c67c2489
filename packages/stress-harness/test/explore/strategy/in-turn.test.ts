import { expect, test } from '@jest/globals';
import {
  everyEnd,
  exhaustive,
  exploreThreads,
  inTurn,
  pct,
  randomWalk,
} from '../../../src/explore/index.js';
import { programAt } from '../threads/program-at.js';
import { unknown, walkAll } from './walk.js';

const PROGRAMS = { a: unknown(2), b: unknown(1) };

test('each walks what it walks alone, one after the other', () => {
  const plans = [
    () => exhaustive({ preemptionsMax: 0 }),
    () => randomWalk({ seed: 1, runs: 3 }),
    () => pct({ seed: 1, runs: 2, depth: 2 }),
  ] as const;
  const [first, second, third] = plans;
  const apart = plans.flatMap((plan) => walkAll(plan(), PROGRAMS));
  expect(walkAll(inTurn(first(), second(), third()), PROGRAMS)).toEqual(apart);
});

test('what is covered is added up; all of it when one of them walked all', () => {
  const strategy = inTurn(exhaustive(), randomWalk({ seed: 1, runs: 3 }));
  walkAll(strategy, PROGRAMS);
  const { walked, ...coverage } = strategy.coverage;
  expect(walked).toBe(walkAll(exhaustive(), PROGRAMS).length + 3);
  expect(coverage).toEqual({
    redundant: 0,
    all: true,
    bound: 'none; then 3 random runs',
    depthMax: 3,
  });
  const random = inTurn(randomWalk({ seed: 1, runs: 1 }), pct({ seed: 1, runs: 1, depth: 1 }));
  walkAll(random, PROGRAMS);
  expect(random.coverage.all).toBe(false);
});

test('a strategy that learns is told of its own runs, and of no others', async () => {
  const alone = await exploreThreads({ program: programAt('three-writers'), strategy: everyEnd() });
  const strategy = inTurn(everyEnd(), randomWalk({ seed: 1, runs: 5 }));
  const both = await exploreThreads({ program: programAt('three-writers'), strategy });
  expect(both).toMatchObject({ outcome: 'ok', all: true, walked: alone.walked + 5 });
  expect(both.bound).toBe(`${alone.bound}; then 5 random runs`);
});
