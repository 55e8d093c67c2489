import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { pct } from '../../../src/explore/strategy/pct.js';
import { randomWalk } from '../../../src/explore/strategy/random-walk.js';
import { exploreThreads, replayThreads } from '../../../src/explore/threads/explore-threads.js';
import { programAt } from './program-at.js';

const program = programAt('lost-update');

const lost = {
  outcome: 'violated',
  message: 'two increments made 1',
  trace: [
    { actor: 'A', did: 'load counter[0] = 0' },
    { actor: 'B', did: 'load counter[0] = 0' },
    { actor: 'B', did: 'store counter[0] ← 1' },
    { actor: 'A', did: 'store counter[0] ← 1' },
  ],
};

test.each([
  ['an exhaustive walk', exhaustive()],
  ['a random walk', randomWalk({ seed: 1, runs: 100 })],
  ['priorities', pct({ seed: 1, runs: 100, depth: 2 })],
])('a lost update is found by %s, in its smallest schedule', async (_name, strategy) => {
  expect(await exploreThreads({ program, strategy })).toMatchObject(lost);
});

test('its schedule shows it again', async () => {
  const found = await exploreThreads({ program, strategy: exhaustive() });
  const schedule = found.outcome === 'ok' ? '' : found.schedule;
  expect(await replayThreads(schedule, { program })).toMatchObject({
    ...lost,
    walked: 1,
    schedule,
  });
});
