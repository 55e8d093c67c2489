import { expect, test } from '@jest/globals';
import { chooseCategories } from '../src/categories.js';
import { readCommandLine } from '../src/command-line.js';

test('profile, categories and gathering are read', () => {
  expect(readCommandLine(['-c', 'smoke', 'stress-cost', '--gather'])).toEqual({
    categories: ['stress-cost'],
    gather: true,
    profile: 'smoke',
  });
});

test.each([
  [['-c', 'smok'], 'no profile "smok"; known: smoke, standard, soak'],
  [['--fast'], "Unknown option '--fast'"],
  [['-c'], 'argument missing'],
])('%j is refused: %s', (args, message) => {
  expect(() => readCommandLine(args)).toThrow(message);
});

test('an unknown category is refused with the known ones', () => {
  expect(() => chooseCategories(['stress-cost', 'stress-overhead'], ['stress-cots'])).toThrow(
    'no category "stress-cots"; known: stress-cost, stress-overhead',
  );
});

test('no category named means all of them', () => {
  expect(chooseCategories(['a', 'b'], [])).toEqual(['a', 'b']);
  expect(chooseCategories(['a', 'b'], ['b'])).toEqual(['b']);
});
