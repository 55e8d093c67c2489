import { expect, test } from '@jest/globals';
import {
  type AsyncScenario,
  type AsyncWorld,
  exhaustive,
  exploreAsync,
} from '../../../src/explore/index.js';
import { alone } from './account.js';

/** What came of every schedule, each once, sorted. */
async function all(
  actors: (world: AsyncWorld, log: (event: string) => void) => ReturnType<AsyncScenario['setup']>,
  options: { togetherMax?: number } = {},
): Promise<string[]> {
  const logs = new Set<string>();
  await exploreAsync(
    {
      name: 'logs',
      start: ['any'],
      setup: async (world) => {
        const log: string[] = [];
        const plan = await actors(world, (event) => log.push(event));
        return {
          ...plan,
          atRest: () => {
            logs.add(log.join(' '));
            return undefined;
          },
        };
      },
    },
    { strategy: exhaustive(), ...options },
  ).then((report) => {
    expect(report).toMatchObject({ outcome: 'ok', all: true });
  });
  return [...logs].toSorted();
}

test('each outcome the world may have is a choice', async () => {
  const logs = await all((world, log) => ({
    actors: {
      a: async () => {
        log(await world.outcome('send', ['sent', 'lost']));
        log(await world.outcome('answer', ['answered', 'timed out']));
      },
    },
  }));
  expect(logs).toEqual(['lost answered', 'lost timed out', 'sent answered', 'sent timed out']);
});

test('timers fire in the order in which they are due, those due at once in any', async () => {
  const logs = await all((world, log) => ({
    actors: {
      a: async () => {
        world.setTimeout(() => {
          log(`late ${world.nowMs()}`);
        }, 30);
        world.setTimeout(() => {
          log(`ten ${world.nowMs()}`);
        }, 10);
        await world.sleep(4);
        world.setTimeout(() => {
          log(`six ${world.nowMs()}`);
        }, 6);
        world.clearTimer(
          world.setTimeout(() => {
            log('never');
          }, 7),
        );
      },
    },
  }));
  expect(logs).toEqual(['six 10 ten 10 late 30', 'ten 10 six 10 late 30']);
});

test('timers of one delay fire in the order in which they were set', async () => {
  const logs = await all((world, log) => ({
    actors: {
      a: () => {
        for (const name of ['one', 'two', 'three'])
          world.setTimeout(() => {
            log(name);
          }, 5);
        return Promise.resolve();
      },
    },
  }));
  expect(logs).toEqual(['one two three']);
});

test('a point may be passed before or after a timer fires', async () => {
  const logs = await all((world, log) => ({
    actors: {
      a: async () => {
        world.setTimeout(() => {
          log('deadline');
        }, 1_000);
        await world.point('answer');
        log('answer');
      },
    },
  }));
  expect(logs).toEqual(['answer deadline', 'deadline answer']);
});

test('nobody waits at rest for an interval, nor for a timer without a reference', async () => {
  const logs = await all((world, log) => ({
    actors: {
      a: () => {
        world.setInterval(() => {
          log('interval');
        }, 10);
        world
          .setTimeout(() => {
            log('unref');
          }, 10)
          .unref();
        world
          .setTimeout(() => {
            log('refreshed');
          }, 1)
          .refresh();
        return Promise.resolve();
      },
    },
  }));
  expect(logs).toEqual(['refreshed']);
});

test('setup goes on by itself, and what it leaves behind is part of the schedule', async () => {
  const logs = await all(async (world, log) => {
    await world.point('open');
    await world.sleep(20);
    void world.point('answer').then(() => {
      log('trial');
    });
    return {
      actors: {
        a: () => {
          log(`a at ${world.nowMs()}`);
          return Promise.resolve();
        },
      },
    };
  });
  expect(logs).toEqual(['a at 20 trial', 'trial a at 20']);
});

test('answers may come in one tick, before anything follows from the first', async () => {
  const race = (
    world: AsyncWorld,
    log: (event: string) => void,
  ): ReturnType<AsyncScenario['setup']> => {
    let answers = 0;
    const call = async (): Promise<void> => {
      await world.point('answer').then(() => answers++);
      await Promise.resolve();
      log(`${answers}`);
    };
    return { actors: { a: call, b: call } };
  };
  expect(await all(race)).toEqual(['1 2']);
  expect(await all(race, { togetherMax: 2 })).toEqual(['1 2', '2 2']);
});

test('an actor at two points is seen twice in its column', async () => {
  const report = await exploreAsync(
    alone((world) =>
      Promise.all([world.point('left'), world.point('right')]).then(() => {
        throw new Error('both');
      }),
    ),
    { strategy: exhaustive() },
  );
  expect(report).toMatchObject({
    outcome: 'violated',
    message: 'a failed: Error: both',
    trace: ['start', 'left', 'right'].map((did) => ({ actor: 'a', did })),
  });
});

test('time goes on when told to, and never back', async () => {
  const report = await exploreAsync(
    alone((world) => {
      world.elapse(5);
      world.note(`${world.nowMs()} ms`);
      world.elapse(-1);
      return Promise.resolve();
    }),
    { strategy: exhaustive() },
  );
  expect(report).toMatchObject({
    message: expect.stringContaining('cannot go on by -1 ms') as unknown,
    trace: [{ did: 'start: 5 ms' }],
  });
});
