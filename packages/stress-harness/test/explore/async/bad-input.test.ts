import { expect, test } from '@jest/globals';
import {
  type AsyncScenario,
  exhaustive,
  exploreAsync,
  randomWalk,
} from '../../../src/explore/index.js';
import { nowMs } from '../../../src/clock.js';
import { alone } from './account.js';

test('a deadlock is named, with who waits after what', async () => {
  const never = (): Promise<void> => new Promise(() => undefined);
  const report = await exploreAsync(
    {
      name: 'two locks',
      start: ['free'],
      setup(world) {
        const held = new Set<string>();
        const take = async (lock: string): Promise<void> => {
          await world.point(`take ${lock}`);
          if (held.has(lock)) await never();
          held.add(lock);
        };
        const both = (locks: string[]) => async (): Promise<void> => {
          for (const lock of locks) await take(lock);
          held.clear();
        };
        return { actors: { ab: both(['a', 'b']), ba: both(['b', 'a']) } };
      },
    },
    { strategy: exhaustive() },
  );
  expect(report).toMatchObject({
    outcome: 'deadlock',
    message: 'nobody can go on; never settled: ab after "take b", ba after "take a"',
    trace: { length: 6 },
  });
});

test('a livelock is named within its step bound', async () => {
  const polite = alone(async (world) => {
    for (;;) await world.point('after you');
  });
  const report = await exploreAsync(polite, { strategy: exhaustive(), stepsMax: 50 });
  expect(report).toMatchObject({
    outcome: 'livelock',
    message: 'it had not ended after 50 steps',
    trace: { length: 50 },
  });
});

test('a timer that is set again and again is a livelock, an interval is none', async () => {
  const restless = alone((world) => {
    const again = (): void => {
      world.setTimeout(again, 10);
    };
    again();
    return Promise.resolve();
  });
  const plan = { strategy: exhaustive(), stepsMax: 50 };
  expect(await exploreAsync(restless, plan)).toMatchObject({ outcome: 'livelock' });
});

test('waiting for something the explorer does not control is told apart from a deadlock', async () => {
  const outside = alone(() => new Promise((resolve) => setTimeout(resolve, 1)));
  expect(await exploreAsync(outside, { strategy: exhaustive() })).toMatchObject({
    outcome: 'uncontrolled',
    message: 'a waited for something outside of this world, such as a real timer',
  });
});

test('a step that comes back late is named', async () => {
  const slow = alone(() => {
    const endMs = nowMs() + 20;
    while (nowMs() < endMs);
    return Promise.resolve();
  });
  expect(await exploreAsync(slow, { strategy: exhaustive(), stepMaxMs: 5 })).toMatchObject({
    outcome: 'no-point',
    message: expect.stringMatching(/^one step took \d+ ms; 5 ms are allowed$/) as unknown,
  });
});

test.each<[string, string, AsyncScenario]>([
  [
    'an actor that fails',
    'a failed: Error: broken',
    alone(() => Promise.reject(new Error('broken'))),
  ],
  [
    "a timer's callback that throws",
    "a timer's callback threw: Error: broken",
    alone((world) => {
      world.setTimeout(() => {
        throw new Error('broken');
      }, 1);
      return Promise.resolve();
    }),
  ],
  [
    'a setup that fails',
    'setup failed: Error: broken',
    { ...alone(() => Promise.resolve()), setup: () => Promise.reject(new Error('broken')) },
  ],
  [
    'an invariant that throws',
    'Error: broken',
    {
      ...alone(() => Promise.resolve()),
      setup: () => ({
        actors: {},
        invariant: () => {
          throw new Error('broken');
        },
      }),
    },
  ],
])('%s is a violation', async (_, message, scenario) => {
  const strategy = randomWalk({ seed: 1, runs: 3 });
  expect(await exploreAsync(scenario, { strategy })).toMatchObject({
    outcome: 'violated',
    message,
  });
});

test('a setup that never ends is a deadlock of its own', async () => {
  const stuck: AsyncScenario = {
    name: 'stuck',
    start: ['any'],
    setup: () => new Promise(() => undefined),
  };
  expect(await exploreAsync(stuck, { strategy: exhaustive() })).toMatchObject({
    outcome: 'deadlock',
    message: 'setup of "any" never ends',
  });
});

test('process.exit is named, and is itself again afterwards', async () => {
  const exit: unknown = Reflect.get(process, 'exit');
  const leaves = alone(async (world) => {
    await world.point('give up');
    process.exit(3);
  });
  expect(await exploreAsync(leaves, { strategy: exhaustive() })).toMatchObject({
    outcome: 'exit',
    message: 'process.exit(3) was called',
    trace: [{ did: 'start' }, { did: 'give up' }],
  });
  expect(Reflect.get(process, 'exit')).toBe(exit);
});

test('unusable options are refused, all of them at once', () => {
  const scenario = { ...alone(() => Promise.resolve()), start: ['a', 'a'] };
  const options = { seed: -1, stepsMax: 0, togetherMax: 0.5, strategy: exhaustive() };
  expect(() => exploreAsync(scenario, options)).toThrow(
    expect.objectContaining({
      code: 'ERR_EXPLORATION',
      message: expect.stringMatching(
        /a is named twice; seed .*; togetherMax .*; stepsMax /,
      ) as unknown,
    }),
  );
  expect(() => exploreAsync({ ...scenario, start: [] }, { strategy: exhaustive() })).toThrow(
    'it names no start state',
  );
});
