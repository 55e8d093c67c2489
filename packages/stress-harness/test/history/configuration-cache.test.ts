import { expect, test } from '@jest/globals';
import { ConfigurationCache, type WrittenSet } from '../../src/history/configuration-cache.js';

function writtenSet(words: readonly number[], { hash }: { hash: number }): WrittenSet {
  return {
    hash,
    size: words.length,
    write: (target, offset) => {
      target.set(words, offset);
    },
  };
}

const DIGITS = [...Array(10).keys()];
/** All sets of one, two or three words that are 0 to 9. */
const SETS = [
  ...DIGITS.map((a) => [a]),
  ...DIGITS.flatMap((a) => DIGITS.map((b) => [a, b])),
  ...DIGITS.flatMap((a) => DIGITS.flatMap((b) => DIGITS.map((c) => [a, b, c]))),
];

test.each([
  ['each has its own hash', (index: number) => index * 0x9e3779b1],
  ['all have one hash', () => 5],
])('a pair of set and state is new exactly once, also when %s', (_, hashOf) => {
  const cache = new ConfigurationCache();
  const pairs = [0, 1].flatMap((state) =>
    SETS.map((words, index) => ({ state, set: writtenSet(words, { hash: hashOf(index) }) })),
  );
  const addAll = () => pairs.filter(({ set, state }) => cache.add(set, state)).length;
  expect([addAll(), addAll()]).toEqual([pairs.length, 0]);
  expect(cache.count).toBe(pairs.length);
});

test('it tells the memory that it holds, which grows with what is in it', () => {
  const cache = new ConfigurationCache();
  const before = cache.bytes;
  for (let index = 0; index < 100_000; index++) cache.add(writtenSet([index], { hash: index }), 0);
  // 4 words an entry and 2 to 4 in the table; arrays are up to twice as large as need be.
  expect(cache.bytes - before).toBeGreaterThanOrEqual(100_000 * 24);
  expect(cache.bytes - before).toBeLessThan(100_000 * 48);
});
