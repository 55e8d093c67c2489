import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { exploreThreads, replayThreads } from '../../../src/explore/threads/explore-threads.js';
import { outcomesOf, programAt } from './program-at.js';

test('a thread dies before each of its operations, and does nothing after', async () => {
  const program = programAt('dying-writer');
  const report = await exploreThreads({ program, deaths: ['A'], strategy: exhaustive() });
  expect(report).toMatchObject({ outcome: 'ok', all: true });
  expect(await outcomesOf('dying-writer')).toEqual([
    'died at 0 mark 0 ending 0, B saw 0',
    'died at 1 mark 0 ending 0, B saw 0',
    'died at 1 mark 0 ending 0, B saw 1',
    'died at 2 mark 0 ending 0, B saw 0',
    'died at 2 mark 0 ending 0, B saw 1',
    'died at 2 mark 0 ending 0, B saw 2',
    'done at 2 mark 1 ending 1, B saw 0',
    'done at 2 mark 1 ending 1, B saw 1',
    'done at 2 mark 1 ending 1, B saw 2',
  ]);
});

test('a lock whose holder dies is never free again', async () => {
  const program = programAt('spin-lock');
  const report = await exploreThreads({ program, deaths: ['A'], strategy: exhaustive() });
  expect(report).toMatchObject({
    outcome: 'livelock',
    trace: [
      { actor: 'A', did: 'compareExchange lock[0] 0 → 1' },
      { actor: 'A', did: 'dies' },
      { actor: 'B', did: 'compareExchange lock[0] stays 1' },
      { actor: 'B', did: 'compareExchange lock[0] stays 1' },
      { actor: 'B', did: '… 996 times more' },
    ],
  });
});

test('a schedule with a death can be had again', async () => {
  const options = { program: programAt('spin-lock'), deaths: ['A'] };
  const found = await exploreThreads({ ...options, strategy: exhaustive() });
  const schedule = found.outcome === 'ok' ? '' : found.schedule;
  expect(await replayThreads(schedule, options)).toMatchObject({ outcome: 'livelock', schedule });
});

test('of the threads that may die, one does at most', async () => {
  const program = programAt('three-words');
  await exploreThreads({ program, deaths: ['A', 'C'], strategy: exhaustive() });
  const ends = (await outcomesOf('three-words')).filter((text) => text.includes('{'));
  const survivors = ends.map((text) => text.replaceAll(/[^ABC]/g, ''));
  expect([...new Set(survivors)].sort()).toEqual(['AB', 'ABC', 'BC']);
});

test('a stranger cannot die', async () => {
  const options = { program: programAt('spin-lock'), deaths: ['C'] };
  await expect(exploreThreads({ ...options, strategy: exhaustive() })).rejects.toMatchObject({
    code: 'ERR_EXPLORATION',
    message: 'exploreThreads: deaths names C; the threads are A, B',
  });
});
