import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { exploreThreads } from '../../../src/explore/threads/explore-threads.js';
import { outcomesOf, programAt } from './program-at.js';

test('what a thread prepares is no step, comes in the order of the threads, and is handed to its body', async () => {
  const report = await exploreThreads({ program: programAt('prepares'), strategy: exhaustive() });
  expect(report).toMatchObject({ outcome: 'ok', walked: 2, depthMax: 2, all: true });
  expect(await outcomesOf('prepares')).toEqual(['A has 1, B has 2, sum 3']);
});

test('a thread that cannot prepare itself is a finding', async () => {
  const report = await exploreThreads({
    program: programAt('prepare-throws'),
    strategy: exhaustive(),
  });
  expect(report).toMatchObject({
    outcome: 'violated',
    message: expect.stringContaining('not ready') as unknown,
  });
});
