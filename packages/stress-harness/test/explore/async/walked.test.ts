import { expect, test } from '@jest/globals';
import {
  exhaustive,
  exploreAsync,
  pct,
  randomWalk,
  decodeSchedule,
} from '../../../src/explore/index.js';
import { nowMs } from '../../../src/clock.js';
import { account } from './account.js';

test('all schedules are walked, and the report says what they were', async () => {
  const scenario = account({ deposits: 2, atomic: true });
  expect(await exploreAsync(scenario, { strategy: exhaustive(), seed: 7 })).toEqual({
    scenario: 'account',
    starts: ['empty'],
    seed: 7,
    outcome: 'ok',
    walked: 6,
    redundant: 0,
    all: true,
    bound: 'none',
    depthMax: 4,
    steps: 24,
  });
});

test.each([
  ['an exhaustive walk', () => exhaustive()],
  ['a random walk', () => randomWalk({ seed: 1, runs: 100 })],
  ['random priorities', () => pct({ seed: 1, runs: 100, depth: 2 })],
])('%s finds a lost update, which is made minimal', async (_, strategy) => {
  const scenario = account({ deposits: 3, atomic: false });
  const report = await exploreAsync(scenario, { strategy: strategy() });
  expect(report).toMatchObject({ outcome: 'violated', all: false, start: 'empty' });
  if (report.outcome === 'ok') return;
  // All six steps are needed to come to rest; one turn taken away is enough.
  expect(report.trace).toHaveLength(6);
  expect(decodeSchedule(report.schedule).choices.filter((rank) => rank > 0)).toEqual([1]);
});

test('every start state is walked, and the first choice is among them', async () => {
  const seen: string[] = [];
  const report = await exploreAsync(
    {
      name: 'starts',
      start: ['closed', 'open', 'half-open'],
      setup: (world, start) => ({
        actors: { a: () => world.point('wait'), b: () => Promise.resolve() },
        atRest: () => {
          seen.push(start);
          return undefined;
        },
      }),
    },
    { strategy: exhaustive(), repeatEvery: 1_000 },
  );
  expect(report).toMatchObject({ walked: 9, all: true, starts: ['closed', 'open', 'half-open'] });
  // The first run is repeated.
  expect(seen.toSorted()).toEqual([
    ...Array<string>(4).fill('closed'),
    ...Array<string>(3).fill('half-open'),
    ...Array<string>(3).fill('open'),
  ]);
});

test('a start state that breaks it is named', async () => {
  const report = await exploreAsync(
    {
      name: 'starts',
      start: ['good', 'bad'],
      setup: (world, start) => ({
        actors: { a: () => world.point('wait') },
        invariant: () => (start === 'bad' ? 'it is bad' : undefined),
      }),
    },
    { strategy: randomWalk({ seed: 1, runs: 50 }) },
  );
  expect(report).toMatchObject({ outcome: 'violated', start: 'bad', trace: [] });
});

test('an invariant is looked at after every step, the start among them', async () => {
  let looks = 0;
  await exploreAsync(
    {
      name: 'looks',
      start: ['any'],
      setup: (world) => ({
        actors: { a: () => world.point('one') },
        invariant: () => {
          looks++;
          return undefined;
        },
      }),
    },
    { strategy: exhaustive() },
  );
  // At the start, after two steps; and again, for the first run is repeated.
  expect(looks).toBe(6);
});

test('5,000 schedules of 20 steps take less than 10 s, on a busy machine too', async () => {
  const act = (world: { point(name: string): Promise<void> }) => async (): Promise<void> => {
    for (let i = 0; i < 9; i++) await world.point('next');
  };
  const startMs = nowMs();
  const report = await exploreAsync(
    {
      name: 'fast',
      start: ['any'],
      setup: (world) => ({ actors: { a: act(world), b: act(world) } }),
    },
    { strategy: randomWalk({ seed: 1, runs: 5_000 }) },
  );
  expect(report).toMatchObject({ outcome: 'ok', walked: 5_000, steps: 100_000 });
  expect(nowMs() - startMs).toBeLessThan(10_000);
});
