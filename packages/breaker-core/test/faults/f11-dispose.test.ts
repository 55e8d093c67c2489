import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, expect, test } from '@jest/globals';
import { BREAKER_EVENTS, type CircuitBreaker } from '../../src/index.js';
import {
  boom,
  closedScene,
  codeOf,
  deferred,
  dueScene,
  OPEN_MS,
  openScene,
  type Scene,
  succeed,
} from '../fixture.js';
import { beginMany, endAll, ENDS, SURFACES } from './calls.js';

const DAY_MS = 24 * 3_600_000;

const SCENES: [string, () => Scene][] = [
  ['closed', closedScene],
  ['open', openScene],
  ['due', dueScene],
  [
    'half-open',
    () => {
      const scene = dueScene();
      scene.breaker.acquire();
      return scene;
    },
  ],
  [
    'isolated',
    () => {
      const scene = closedScene();
      scene.breaker.isolate();
      return scene;
    },
  ],
];

/** Hears everything a breaker and the process's channels tell. */
function hearAll(breaker: CircuitBreaker): { heard: unknown[]; stop: () => void } {
  const heard: unknown[] = [];
  const listener = (event: unknown): number => heard.push(event);
  for (const event of BREAKER_EVENTS) {
    breaker.on(event, listener);
    subscribe(`breaker-lab:${event}`, listener);
  }
  const stop = (): void => {
    for (const event of BREAKER_EVENTS) unsubscribe(`breaker-lab:${event}`, listener);
  };
  return { heard, stop };
}

describe('F11: after dispose: no timer, no listener, no transition, no call', () => {
  describe.each(SCENES)('%s', (_, make) => {
    test('no call by any way, no matter how much time passes', async () => {
      const { breaker, clock } = make();
      const { state, counts } = breaker;
      breaker.dispose();
      for (let hour = 0; hour < 24; hour++) {
        clock.advance(DAY_MS / 24);
        for (const surface of SURFACES) {
          for (const call of beginMany(breaker, surface, 2)) expect(call.admitted).toBe(false);
        }
        expect(codeOf(() => breaker.executeSync(succeed))).toBe('ERR_DISPOSED');
      }
      await new Promise(setImmediate);
      expect([breaker.state, breaker.counts, clock.timers]).toEqual([state, counts, 0]);
    });

    test.each(ENDS)('calls in flight that end as %s move nothing and tell nobody', async (end) => {
      const { breaker } = make();
      const { heard, stop } = hearAll(breaker);
      const calls = beginMany(breaker, 'execute', 3);
      breaker.dispose();
      heard.length = 0;
      const { state } = breaker;
      await endAll(calls, end);
      stop();
      expect([breaker.state, heard]).toEqual([state, []]);
    });
  });

  test('every method that would change something says so', () => {
    const { breaker } = closedScene();
    const snapshot = breaker.snapshot();
    breaker.dispose();
    const changes: (() => unknown)[] = [
      () => breaker.acquire(),
      () => breaker.on('late', succeed),
      () => breaker.isolate(),
      () => breaker.restore(snapshot),
      ...(['forceOpen', 'forceClose', 'disable', 'shadow', 'reset'] as const).map(
        (control) => () => {
          breaker[control]();
        },
      ),
      () => {
        breaker.configure({ halfOpenTrials: 2 });
      },
    ];
    expect(changes.map(codeOf)).toEqual(changes.map(() => 'ERR_DISPOSED'));
    expect(breaker.explain().lastTransition).toBe(null);
  });

  test('a permit says so, too, and is not settled by it', () => {
    const { breaker } = closedScene();
    const permit = breaker.acquire();
    breaker.dispose();
    for (const settle of ['success', 'failure', 'ignore', 'cancel'] as const) {
      const settled = codeOf(() => {
        permit[settle]();
      });
      expect(settled).toBe('ERR_DISPOSED');
    }
    expect(breaker.counts).toMatchObject({ inFlight: 1, late: 0 });
  });

  test('giving an isolation back afterwards is no transition', () => {
    const { breaker } = closedScene();
    const release = breaker.isolate();
    breaker.dispose();
    release();
    expect(breaker.state).toBe('isolated');
  });

  test('a call in flight keeps its own timeout, and its caller hears of it', async () => {
    const { breaker, clock } = closedScene();
    const call = breaker.execute(() => deferred().promise, { timeoutMs: OPEN_MS });
    breaker.dispose();
    clock.advance(OPEN_MS);
    await expect(call).rejects.toMatchObject({ code: 'ERR_CALL_TIMEOUT' });
    expect(breaker.counts).toMatchObject({ late: 1, timedOut: 1, inFlight: 0 });
  });

  test('those who wait are turned away, and leave no timer', async () => {
    const halfOpenQueue = { maxCallers: 10, maxWaitMs: DAY_MS };
    const { breaker, clock } = dueScene({ halfOpenQueue, trialDeadlineMs: DAY_MS });
    breaker.acquire();
    const calls = Array.from({ length: 10 }, () => breaker.execute(succeed));
    breaker.dispose();
    const results = await Promise.allSettled(calls);
    expect(results.map((result) => 'reason' in result && codeIn(result.reason))).toEqual(
      calls.map(() => 'ERR_DISPOSED'),
    );
    clock.advance(2 * DAY_MS);
    expect(clock.timers).toBe(0);
  });

  test('dispose from within a listener, a function and a classifier', async () => {
    const inside = (use: (breaker: CircuitBreaker) => void, options = {}): CircuitBreaker => {
      const { breaker } = closedScene(options);
      use(breaker);
      return breaker;
    };
    const disposed = [
      inside((breaker) => {
        breaker.on('transition', () => {
          breaker.dispose();
        });
        breaker.forceOpen();
      }),
      inside((breaker) => {
        breaker.executeSync(() => {
          breaker.dispose();
        });
      }),
    ];
    const { breaker } = closedScene({
      classify: () => {
        breaker.dispose();
        return 'failure';
      },
    });
    await expect(breaker.execute(() => Promise.reject(boom))).rejects.toBe(boom);
    for (const gone of [...disposed, breaker]) {
      expect(codeOf(() => gone.acquire())).toBe('ERR_DISPOSED');
    }
  });
});

function codeIn(error: unknown): unknown {
  return (error as { code?: unknown }).code;
}
