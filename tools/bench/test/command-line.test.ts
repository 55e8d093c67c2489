import { expect, test } from '@jest/globals';
import { PATHS } from '../src/catalogue.js';
import { readCommandLine } from '../src/command-line.js';

test('no path named means all of them, in full', () => {
  expect(readCommandLine([], PATHS)).toEqual({ paths: PATHS, quick: false });
});

test('named paths are run in the order of the table, and quickly when asked', () => {
  const { paths, quick } = readCommandLine(['timeout', '--quick', 'async-closed'], PATHS);
  expect(paths.map(({ id }) => id)).toEqual(['async-closed', 'timeout']);
  expect(quick).toBe(true);
});

test.each([
  [['timeuot'], 'no path "timeuot"; known: async-closed'],
  [['--fast'], "Unknown option '--fast'"],
  [['--quick=3'], 'does not take an argument'],
])('%j is refused: %s', (args, message) => {
  expect(() => readCommandLine(args, PATHS)).toThrow(
    expect.objectContaining({
      code: 'ERR_USAGE',
      message: expect.stringContaining(message) as unknown,
    }),
  );
});
