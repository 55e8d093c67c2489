import { expect, test } from '@jest/globals';
import { shrunk } from '../src/interleavings-shrink.js';

test('what does not matter is left out, and the order of the rest is kept', async () => {
  const needs = (items: readonly number[]): Promise<boolean> =>
    Promise.resolve(items.includes(7) && items.indexOf(3) > items.indexOf(7));
  await expect(shrunk([1, 7, 2, 2, 3, 9], needs)).resolves.toEqual([7, 3]);
});

test('a list of which everything matters stays as it is', async () => {
  const needs = (items: readonly number[]): Promise<boolean> => Promise.resolve(items.length === 3);
  await expect(shrunk([1, 2, 3], needs)).resolves.toEqual([1, 2, 3]);
});
