import { expect, test } from '@jest/globals';
import { countedDifferently, noHttpEnds } from '../../../src/upstream/lightrag/http-end.js';

test('equal counts differ by nothing', () => {
  const ends = { ...noHttpEnds(), answered: 3, cut: 1 };
  expect(countedDifferently(ends, { ...ends })).toBe(0);
});

test('a call that one took for cut and the other for answered counts on both sides', () => {
  const one = { ...noHttpEnds(), answered: 3, cut: 1 };
  expect(countedDifferently(one, { ...noHttpEnds(), answered: 4 })).toBe(2);
});
