import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { replay } from '../../../src/explore/strategy/replay.js';
import { exploreThreads } from '../../../src/explore/threads/explore-threads.js';
import { outcomesOf, programAt } from './program-at.js';

test.each([
  ['first', [], 'second'],
  ['second', [1], 'first'],
])('the longest sleeper is woken first: %s', async (_woken, choices, left) => {
  const program = programAt('two-sleepers');
  const exploration = { program, strategy: replay(choices), shrinkRunsMax: 0 };
  const message = `nobody can go on: ${left} sleeps on word[0]`;
  expect(await exploreThreads(exploration)).toMatchObject({ outcome: 'deadlock', message });
});

test('a sleep ends by a notification or by its time-out', async () => {
  const program = programAt('patient');
  const report = await exploreThreads({ program, strategy: exhaustive() });
  expect(report).toMatchObject({ outcome: 'ok', all: true });
  const ends = ['not-equal', 'ok', 'timed-out'];
  const possible = ends.flatMap((one) => ends.map((other) => [one, other] as const));
  const expected = possible
    .map(([one, other]) => {
      const woken = [one, other].filter((end) => end === 'ok').length;
      return { text: `${one}, ${other}, woke ${woken}`, woken };
    })
    .filter(({ woken }) => woken <= 1)
    .map(({ text }) => text);
  expect(await outcomesOf('patient')).toEqual(expected.sort());
});
