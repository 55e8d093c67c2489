import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/index.js';
import { unknown, walkAll } from './walk.js';

test('two actors of two steps have six schedules: each is walked once', () => {
  const walk = exhaustive();
  const orders = walkAll(walk, { a: unknown(2), b: unknown(2) });
  expect(orders.toSorted()).toEqual(['aabb', 'abab', 'abba', 'baab', 'baba', 'bbaa']);
  expect(walk.coverage).toEqual({
    walked: 6,
    redundant: 0,
    all: true,
    bound: 'none',
    depthMax: 4,
  });
});

test('three actors of three steps have 9! / 3!³ schedules', () => {
  const orders = walkAll(exhaustive(), { a: unknown(3), b: unknown(3), c: unknown(3) });
  expect(new Set(orders).size).toBe(1_680);
  expect(orders).toHaveLength(1_680);
});

test.each([
  [0, ['aaabbb', 'bbbaaa']],
  [1, ['aaabbb', 'aabbba', 'abbbaa', 'baaabb', 'bbaaab', 'bbbaaa']],
])(
  'with at most %d preemptions, exactly the schedules within are walked',
  (preemptionsMax, all) => {
    const walk = exhaustive({ preemptionsMax });
    expect(walkAll(walk, { a: unknown(3), b: unknown(3) }).toSorted()).toEqual(all);
    expect(walk.coverage).toMatchObject({
      all: true,
      bound: `at most ${preemptionsMax} preemptions`,
    });
  },
);

test('a walk that stops at its number of runs does not claim to have seen all', () => {
  const walk = exhaustive({ runsMax: 5 });
  expect(walkAll(walk, { a: unknown(2), b: unknown(2) })).toHaveLength(5);
  expect(walk.coverage).toMatchObject({ walked: 5, all: false, bound: 'at most 5 runs' });
});

test('a run that leads elsewhere by the same choices is noticed', () => {
  const walk = exhaustive();
  walk.begin();
  walk.choose({ enabled: ['a', 'b'], running: undefined });
  walk.end();
  walk.begin();
  expect(() => walk.choose({ enabled: ['a', 'c'], running: undefined })).toThrow(
    expect.objectContaining({ code: 'ERR_DIVERGED' }),
  );
});

test('a run that ends earlier than the same choices did is noticed', () => {
  const walk = exhaustive();
  walk.begin();
  walk.choose({ enabled: ['a'], running: undefined });
  walk.choose({ enabled: ['a', 'b'], running: 'a' });
  walk.end();
  walk.begin();
  walk.choose({ enabled: ['a'], running: undefined });
  expect(() => {
    walk.end();
  }).toThrow(expect.objectContaining({ code: 'ERR_DIVERGED' }));
});

test.each([{ preemptionsMax: -1 }, { preemptionsMax: 0.5 }, { runsMax: 0 }, { runsMax: NaN }])(
  'a bound that is none is refused: %j',
  (plan) => {
    expect(() => exhaustive(plan)).toThrow(expect.objectContaining({ code: 'ERR_STRATEGY' }));
  },
);
