import { expect, test } from '@jest/globals';
import { readCommandLine } from '../../src/detect/command-line.js';

test('profile, names, the whole matrix and a fresh measurement are read', () => {
  expect(readCommandLine(['-c', 'standard', 'never-opens', '--all', '--fresh'])).toEqual({
    names: ['never-opens'],
    profile: 'standard',
    all: true,
    fresh: true,
  });
  expect(readCommandLine([])).toEqual({ names: [], all: false, fresh: false });
});

test.each([
  [['-c', 'smok'], 'no profile "smok"; known: smoke, standard, soak'],
  [['--every'], "Unknown option '--every'"],
])('%j is refused: %s', (args, message) => {
  expect(() => readCommandLine(args)).toThrow(message);
});
