import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LinearisedSet } from '../../src/history/linearised-set.js';
import { write, writing } from './register-calls.js';

const COUNT = 150;
const operations = Array.from({ length: COUNT }, (_, index) =>
  index % 3 === 0 ? writing(1, index) : write(1, [index, index + 1]),
);

/** A walk as a search makes it: most steps go on, a few go back a long way. */
const walk = fc.array(
  fc.record({
    back: fc.oneof(
      { weight: 50, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 80 }) },
    ),
    skip: fc.nat(5),
  }),
  { minLength: 150, maxLength: 250 },
);

function written(set: LinearisedSet): string {
  const target = new Int32Array(set.size);
  set.write(target, 0);
  return target.join();
}

/** Every set of a walk, as the operations in it and as it is written. */
function visited(steps: readonly { back: number; skip: number }[]) {
  const set = new LinearisedSet(operations);
  const order: number[] = [];
  const sets = [{ members: '', text: written(set), hash: set.hash }];
  const note = () => {
    sets.push({
      members: order.toSorted((a, b) => a - b).join(),
      text: written(set),
      hash: set.hash,
    });
  };
  for (const { back, skip } of steps) {
    for (let left = back; left > 0 && order.length > 0; left--) {
      set.remove(order.pop() ?? NaN);
      note();
    }
    const next = [...operations.keys()].filter((index) => !order.includes(index))[skip];
    if (next === undefined) continue;
    order.push(next);
    set.add(next);
    note();
  }
  return sets;
}

test('sets are written alike when, and only when, they are equal, however they came about', () => {
  const textOf = new Map<string, string>();
  const membersOf = new Map<string, string>();
  const hashOf = new Map<string, number>();
  fc.assert(
    fc.property(walk, (steps) => {
      const unlike = visited(steps).filter(({ members, text, hash }) => {
        const before = [textOf.get(members) ?? text, membersOf.get(text) ?? members];
        const hashBefore = hashOf.get(members) ?? hash;
        textOf.set(members, text);
        membersOf.set(text, members);
        hashOf.set(members, hash);
        return before[0] !== text || before[1] !== members || hashBefore !== hash;
      });
      expect(unlike).toEqual([]);
    }),
    { seed: 20_260_101, numRuns: 100 },
  );
  expect(textOf.size).toBeGreaterThan(4_000);
  expect(new Set(hashOf.values()).size).toBeGreaterThan(textOf.size * 0.99);
});

test('sets that look alike but for how much lies behind them are written differently', () => {
  const calls = Array.from({ length: 100 }, (_, index) => write(1, [index, index + 1]));
  const set = new LinearisedSet(calls);
  const texts = calls.map((_, index) => {
    set.add(index);
    return written(set);
  });
  expect(new Set(texts).size).toBe(100);
});

test('of a long history that moves on, a set is a few numbers', () => {
  const long = Array.from({ length: 20_000 }, (_, index) => write(1, [index, index + 5]));
  const set = new LinearisedSet(long);
  const sizes = long.map((_, index) => {
    set.add(index);
    return set.size;
  });
  expect(Math.max(...sizes)).toBeLessThanOrEqual(3);
});
