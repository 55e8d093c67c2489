import { expect, test } from '@jest/globals';
import { promisesOver } from '../src/promise-count.js';

/** Each operation makes so many promises and waits for none of them. */
const making = (promises: number) => (operations: number) => {
  for (let made = 0; made < promises * operations; made++) void Promise.resolve(made);
};

test.each([
  [3, 1, 2],
  [1, 1, 0],
  [1, 2, -1],
])('of %d promises a call and %d a bare one, %d are counted', async (guarded, bare, over) => {
  expect(await promisesOver(making(guarded), making(bare))).toBe(over);
});

test('what a batch makes once is not counted', async () => {
  const batch = (operations: number): void => {
    making(1)(100);
    making(1)(operations);
  };
  expect(await promisesOver(batch, making(0))).toBe(1);
});

test('promises that follow from others are counted', async () => {
  const batch = (operations: number): void => {
    for (let i = 0; i < operations; i++) void Promise.resolve(i).then(String);
  };
  expect(await promisesOver(batch, making(0))).toBe(2);
});
