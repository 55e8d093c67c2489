import { expect, test } from '@jest/globals';
import {
  type AsyncScenario,
  exhaustive,
  exploreAsync,
  randomWalk,
  replayAsync,
} from '../../../src/explore/index.js';
import { account, alone } from './account.js';

test('the schedule of a report gives the same finding again', async () => {
  const scenario = account({ deposits: 3, atomic: false });
  const report = await exploreAsync(scenario, { strategy: randomWalk({ seed: 5, runs: 100 }) });
  if (report.outcome === 'ok') throw new Error('nothing was found');
  const again = await replayAsync(scenario, report.schedule);
  const { outcome, message, start, schedule, trace } = report;
  expect(again).toMatchObject({ outcome, message, start, schedule, trace, walked: 1 });
});

test('a schedule brings its seed along', async () => {
  const unlucky = alone((world) => {
    const drawn = world.random();
    return drawn < 0.5 ? Promise.reject(new Error(`drew ${drawn}`)) : Promise.resolve();
  });
  for (let seed = 1; seed < 20; seed++) {
    const report = await exploreAsync(unlucky, { strategy: exhaustive(), seed });
    if (report.outcome === 'ok') continue;
    expect(await replayAsync(unlucky, report.schedule)).toMatchObject({
      seed,
      message: report.message,
    });
    return;
  }
  throw new Error('nobody drew less than ½');
});

test('what does not happen again by the same schedule is named nondeterminism', async () => {
  let runs = 0;
  const moody = alone(() =>
    ++runs === 3 ? Promise.reject(new Error('a mood')) : Promise.resolve(),
  );
  const report = await exploreAsync(moody, { strategy: randomWalk({ seed: 1, runs: 10 }) });
  expect(report).toMatchObject({
    outcome: 'nondeterministic',
    message: expect.stringContaining(
      'it ended "ok" instead of "a failed: Error: a mood"',
    ) as unknown,
  });
});

test('a finding whose trace is another at the second replay is no finding', async () => {
  let runs = 0;
  const moody = alone((world) => {
    world.note(`run ${++runs > 2}`);
    return Promise.reject(new Error('always'));
  });
  const report = await exploreAsync(moody, {
    strategy: randomWalk({ seed: 1, runs: 10 }),
    shrinkRunsMax: 0,
  });
  expect(report).toMatchObject({
    outcome: 'nondeterministic',
    message: expect.stringContaining(
      'step 1 was "a: start: run true" instead of "a: start: run false"',
    ) as unknown,
  });
});

test('a run that finds nothing is repeated now and then, and must go the same way', async () => {
  let runs = 0;
  const drifting = alone((world) => {
    world.note(`run ${++runs > 4}`);
    return Promise.resolve();
  });
  const strategy = randomWalk({ seed: 1, runs: 50 });
  expect(await exploreAsync(drifting, { strategy, repeatEvery: 2 })).toMatchObject({
    outcome: 'nondeterministic',
    walked: 3,
  });
});

test('a replay against other code says so', async () => {
  const of = (deposits: number): AsyncScenario => account({ deposits, atomic: false });
  const report = await exploreAsync(of(2), { strategy: exhaustive() });
  if (report.outcome === 'ok') throw new Error('nothing was found');
  expect(await replayAsync(of(1), report.schedule)).toMatchObject({ outcome: 'ok' });
  const three = await exploreAsync(
    alone((world) =>
      world.outcome('is', ['well', 'ill', 'bad']).then((how) => {
        if (how === 'bad') throw new Error(how);
      }),
    ),
    { strategy: exhaustive() },
  );
  if (three.outcome === 'ok') throw new Error('nothing was found');
  const two = alone((world) => world.outcome('is', ['well', 'ill']));
  expect(await replayAsync(two, three.schedule)).toMatchObject({ outcome: 'nondeterministic' });
});

test('a damaged schedule is refused before anything runs', () => {
  expect(() => replayAsync(account({ deposits: 2, atomic: true }), 'x1.c28sl.1.0000')).toThrow(
    expect.objectContaining({ code: 'ERR_SCHEDULE' }),
  );
});
