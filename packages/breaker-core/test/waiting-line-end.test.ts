import { describe, expect, test } from '@jest/globals';
import { never } from './fixture.js';
import { callsOf, MAX_CALLERS, turn, WAIT_MS, waitingScene } from './waiting-scene.js';

const ONE = { kind: 'successes', successes: 1 } as const;

describe('when half-open ends, those who wait go on or go away', () => {
  test.each([1, 2])(
    'when it closes, they go on at most halfOpenTrials at a time: %i (F9)',
    async (halfOpenTrials) => {
      const { breaker, trial } = waitingScene({
        halfOpenTrials,
        halfOpenRule: ONE,
      });
      for (let other = 1; other < halfOpenTrials; other++) breaker.acquire();
      const { begun, works, results } = callsOf(breaker, MAX_CALLERS);
      trial.success();
      await turn();
      expect([breaker.state, begun.length]).toEqual(['closed', halfOpenTrials]);
      for (const [index, { resolve }] of works.entries()) {
        resolve('fine');
        await turn();
        expect(begun.length).toBe(Math.min(MAX_CALLERS, index + 1 + halfOpenTrials));
      }
      await expect(Promise.all(results)).resolves.toEqual(works.map(() => 'fine'));
    },
  );

  test('where it recovers, the share it admits holds for them, too', async () => {
    const recovery = { kind: 'time', startShare: 0.5, durationMs: 1e9 } as const;
    const { breaker, trial } = waitingScene({ recovery, halfOpenTrials: 2, halfOpenRule: ONE });
    breaker.acquire();
    const { begun } = callsOf(breaker, MAX_CALLERS);
    trial.success();
    await turn();
    expect([breaker.state, begun]).toEqual(['recovering', [0, 2]]);
  });

  test('who waits too long for a closed breaker is told to try again at once', async () => {
    const { breaker, clock, trial } = waitingScene();
    const { results } = callsOf(breaker, 1);
    const second = breaker.tryExecute(never);
    trial.success();
    clock.advance(WAIT_MS);
    await expect(second).resolves.toMatchObject({
      status: 'rejected',
      rejection: { state: 'closed', retryAfterMs: 0 },
    });
    expect(results).toHaveLength(1);
  });

  test.each<[string, string, (scene: ReturnType<typeof waitingScene>) => void]>([
    [
      'it reopens',
      'ERR_CIRCUIT_OPEN',
      ({ trial }): void => {
        trial.failure();
      },
    ],
    [
      'it is forced open',
      'ERR_CIRCUIT_OPEN',
      ({ breaker }): void => {
        breaker.forceOpen();
      },
    ],
    ['it is isolated', 'ERR_CIRCUIT_OPEN', ({ breaker }): void => void breaker.isolate()],
    [
      'it is disposed',
      'ERR_DISPOSED',
      ({ breaker }): void => {
        breaker.dispose();
      },
    ],
  ])('when %s, all are rejected with %s', async (_, code, happen) => {
    const scene = waitingScene({ maxInFlight: 1 });
    const { begun, results } = callsOf(scene.breaker, MAX_CALLERS);
    happen(scene);
    await expect(Promise.all(results)).resolves.toEqual(results.map(() => code));
    expect(begun).toEqual([]);
    scene.clock.advance(1_000_000);
    expect(scene.clock.timers).toBe(0);
  });

  test('in shadow mode nobody waits, for nobody is turned away', async () => {
    const { breaker } = waitingScene({ shadow: true });
    await expect(breaker.execute(() => 'at once')).resolves.toBe('at once');
    expect(breaker.counts).toMatchObject({ wouldHaveRejected: 1, rejected: 0 });
  });

  test('those who wait when shadow mode begins go on at once', async () => {
    const { breaker } = waitingScene();
    const { begun } = callsOf(breaker, MAX_CALLERS);
    breaker.shadow();
    await turn();
    expect(begun).toHaveLength(MAX_CALLERS);
  });
});
