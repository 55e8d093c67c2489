import { describe, expect, test } from '@jest/globals';
import { closedScene, deferred, dueScene, type Scene, succeed } from '../fixture.js';
import { admittedAmong, beginMany, endAll, SURFACES } from './calls.js';

const CALLS = 1_000;

const SCENES: [string, () => Scene][] = [
  ['closed', closedScene],
  ['closed, with everything timed', () => closedScene({ slowCallDurationMs: 10 })],
  ['closed, with a limit', () => closedScene({ maxInFlight: CALLS })],
  ['half-open', () => dueScene({ halfOpenTrials: CALLS })],
  [
    'disabled',
    () => {
      const scene = closedScene();
      scene.breaker.disable();
      return scene;
    },
  ],
];

describe('F30: calls are never serialised by the breaker', () => {
  describe.each(SCENES)('%s', (_, make) => {
    test.each(SURFACES)('%s: 1,000 calls all begin before any ends', async (surface) => {
      const { breaker } = make();
      const calls = beginMany(breaker, surface, CALLS);
      expect([admittedAmong(calls), breaker.counts.inFlight]).toEqual([CALLS, CALLS]);
      await endAll(calls, 'success');
      expect(breaker.counts).toMatchObject({ succeeded: CALLS, inFlight: 0 });
    });
  });

  test('they end in the order of their upstreams, not in that of their calls', async () => {
    const { breaker } = closedScene();
    const upstreams = Array.from({ length: CALLS }, () => deferred<number>());
    const ended: number[] = [];
    const calls = upstreams.map(async ({ promise }) => {
      ended.push(await breaker.execute(() => promise));
    });
    for (const [index, { resolve }] of [...upstreams.entries()].reverse()) resolve(index);
    await Promise.all(calls);
    expect(ended).toEqual(Array.from({ length: CALLS }, (_, index) => CALLS - 1 - index));
  });

  test('one that hangs keeps nobody waiting', async () => {
    const { breaker } = closedScene();
    void breaker.execute(() => new Promise(() => undefined));
    await expect(breaker.execute(succeed)).resolves.toBe('fine');
    expect(breaker.executeSync(succeed)).toBe('fine');
  });

  test('a function is called in the very tick of its call, by every surface', () => {
    const { breaker } = closedScene();
    const began: string[] = [];
    const note = (surface: string) => (): number => began.push(surface);
    void breaker.execute(note('execute'));
    void breaker.execute(note('with a timeout'), { timeoutMs: 5 });
    void breaker.tryExecute(note('tryExecute'));
    void breaker.wrap(note('wrap'))();
    breaker.executeSync(note('executeSync'));
    expect(began).toEqual(['execute', 'with a timeout', 'tryExecute', 'wrap', 'executeSync']);
  });

  test('a call within a call within a call does not wait for itself', async () => {
    const { breaker } = closedScene();
    const nested = (depth: number): Promise<number> =>
      breaker.execute(() => (depth === 0 ? 0 : nested(depth - 1)));
    await expect(nested(100)).resolves.toBe(0);
    expect(breaker.counts).toMatchObject({ succeeded: 101, inFlight: 0 });
  });
});
