import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { exploreThreads } from '../../../src/explore/threads/explore-threads.js';
import { programAt } from './program-at.js';

test.each(['cas-loop', 'spin-lock', 'kept-wake-up'])(
  '%s: all schedules are walked, and none is found fault with',
  async (name) => {
    const report = await exploreThreads({ program: programAt(name), strategy: exhaustive() });
    expect(report).toMatchObject({ outcome: 'ok', all: true });
  },
);

test('that a spin had to stand back is part of the bound', async () => {
  const program = programAt('spin-lock');
  const report = await exploreThreads({ program, strategy: exhaustive() });
  expect(report.bound).toBe('none; a spin of 4 equal rounds waits for the others');
});
