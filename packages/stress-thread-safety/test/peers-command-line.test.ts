import { expect, test } from '@jest/globals';
import { readCommandLine } from '../src/peers/command-line.js';
import { PROMISES } from '../src/peers/promise.js';

test('without arguments, every promise of every peer is explored, by the fixed seed', () => {
  expect(readCommandLine([])).toEqual({
    subjects: ['opossum', 'cockatiel', 'mollitia'],
    promises: Object.keys(PROMISES),
    schedule: undefined,
    runs: 5_000,
    seed: 20_260_101,
  });
});

test('a schedule is of one subject and one promise', () => {
  expect(readCommandLine(['opossum', 'lateDecisions', 'x1.a.1.b'])).toMatchObject({
    subjects: ['opossum'],
    promises: ['lateDecisions'],
    schedule: 'x1.a.1.b',
  });
});

test.each([
  [['opossum', 'early'], 'no promise "early"'],
  [['--runs=0'], '--runs must be an integer from 1'],
  [['--runs=many'], 'got "many"'],
  [['--seed=-1'], '--seed must be an integer from 0'],
  [['--steps=1'], "Unknown option '--steps'"],
])('%j is refused, and why', (args, why) => {
  expect(() => readCommandLine(args)).toThrow(why);
});
