import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { exploreThreads } from '../../../src/explore/threads/explore-threads.js';
import { plain } from './plain.js';
import { outcomesOf, programAt } from './program-at.js';

test('two threads of two operations have six interleavings, with these outcomes', async () => {
  const program = programAt('two-increments');
  const report = await exploreThreads({ program, strategy: plain(exhaustive()) });
  expect(report).toEqual({
    scenario: 'two-increments.mjs',
    starts: ['start'],
    seed: 0,
    steps: 24,
    walked: 6,
    redundant: 0,
    all: true,
    bound: 'none',
    depthMax: 4,
    outcome: 'ok',
  });
  expect(await outcomesOf('two-increments')).toEqual([
    'A saw 0, B saw 0, made 1',
    'A saw 0, B saw 1, made 2',
    'A saw 1, B saw 0, made 2',
  ]);
});
