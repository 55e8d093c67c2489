import { expect, test } from '@jest/globals';
import { readCommandLine } from '../../src/self-check/command-line.js';

test('thirty quiet runs of everything, unless something else is asked for', () => {
  expect(readCommandLine([])).toEqual({ categories: [], runs: 30, busy: false });
  expect(readCommandLine(['-c', 'standard', '--runs', '5', '--busy', 'stress-cost'])).toEqual({
    categories: ['stress-cost'],
    profile: 'standard',
    runs: 5,
    busy: true,
  });
});

test.each([
  [['--runs', '0'], '--runs must be an integer from 1 to 1000; got "0"'],
  [['--runs', '1e2'], 'got "1e2"'],
  [['-c', 'smok'], 'no profile "smok"'],
  [['--loud'], "Unknown option '--loud'"],
])('%j is refused: %s', (args, message) => {
  expect(() => readCommandLine(args)).toThrow(message);
});
