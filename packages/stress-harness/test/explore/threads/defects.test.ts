import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { exploreThreads } from '../../../src/explore/threads/explore-threads.js';
import { programAt } from './program-at.js';

test.each([
  ['lost-wake-up', 'deadlock', 'nobody can go on: sleeper sleeps on bell[0]', 4],
  ['two-locks', 'deadlock', 'nobody can go on: A sleeps on knife[0], B sleeps on fork[0]', 6],
  ['aba-stack', 'violated', 'nodes 1 and 2 are now: 1,2,2', 12],
  ['flickers', 'violated', 'x and y are both set', 2],
  ['from-starts', 'violated', 'it began high', 1],
])('%s: %s', async (name, outcome, message, steps) => {
  const report = await exploreThreads({ program: programAt(name), strategy: exhaustive() });
  expect(report).toMatchObject({ outcome, message });
  expect('trace' in report ? report.trace : []).toHaveLength(steps);
});

test('what was found names the start state it was found from', async () => {
  const program = programAt('from-starts');
  const report = await exploreThreads({ program, strategy: exhaustive() });
  expect(report).toMatchObject({ starts: ['low', 'high'], start: 'high', walked: 2 });
});

test('a trace names words by where setup put them, with their width and values', async () => {
  const program = programAt('wide-words');
  const report = await exploreThreads({ program, strategy: exhaustive() });
  expect('trace' in report ? report.trace : []).toEqual([
    { actor: 'A', did: 'store memory[1]:64 ← -1152921504606846976', own: true },
    { actor: 'B', did: 'add sum[0]:64 0 → 5', own: true },
  ]);
});
