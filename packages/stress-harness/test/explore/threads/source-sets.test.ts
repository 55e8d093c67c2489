import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { exploreThreads } from '../../../src/explore/threads/explore-threads.js';
import { outcomesOf, programAt } from './program-at.js';

const everyEnd = () => exhaustive({ reaches: 'every end' });

test.each(['two-increments', 'prepares', 'patient'])(
  '%s: whoever is let go on only where it may matter ends in every way that there is',
  async (name) => {
    const program = programAt(name);
    await exploreThreads({ program, strategy: exhaustive() });
    const outcomes = await outcomesOf(name);
    const report = await exploreThreads({ program, strategy: everyEnd() });
    expect(report).toMatchObject({ outcome: 'ok', all: true });
    expect(await outcomesOf(name)).toEqual(outcomes);
  },
);

test.each(['cas-loop', 'spin-lock', 'kept-wake-up'])(
  '%s: every end is reached, and none is found fault with',
  async (name) => {
    const report = await exploreThreads({ program: programAt(name), strategy: everyEnd() });
    expect(report).toMatchObject({ outcome: 'ok', all: true });
  },
);

test.each([
  ['lost-update', 'violated'],
  ['lost-wake-up', 'deadlock'],
  ['two-locks', 'deadlock'],
  ['aba-stack', 'violated'],
  ['from-starts', 'violated'],
  ['undo-each-other', 'livelock'],
])('%s: %s, found as when every state is come to', async (name, outcome) => {
  const program = programAt(name);
  const report = await exploreThreads({ program, strategy: everyEnd() });
  expect(report).toMatchObject({ outcome });
});

test.each([
  ['an invariant', 'flickers', []],
  ['a death', 'two-increments', ['A']],
])('%s needs every state on the way, and says so', async (_, name, deaths) => {
  const exploration = { program: programAt(name), strategy: everyEnd(), deaths };
  await expect(exploreThreads(exploration)).rejects.toMatchObject({
    code: 'ERR_EXPLORATION',
    message: expect.stringContaining('every state'),
  });
});
