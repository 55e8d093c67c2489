import { describe, expect, test } from '@jest/globals';
import type { CircuitBreaker, CircuitBreakerOptions } from '../src/index.js';
import {
  admittedOf,
  closedScene,
  codeOf,
  dueScene,
  failTimes,
  OPEN_MS,
  openScene,
  recordEdges,
  type Scene,
  succeedTimes,
} from './fixture.js';

const steered = (method: 'forceOpen' | 'forceClose' | 'disable' | 'shadow') => (): Scene => {
  const scene = closedScene();
  scene.breaker[method]();
  return scene;
};

const recovering = (): Scene => {
  const recovery = { kind: 'time', startShare: 1, durationMs: 1e9 } as const;
  const scene = dueScene({ recovery });
  succeedTimes(scene.breaker, 1);
  return scene;
};

const halfOpen = (options: CircuitBreakerOptions = {}): Scene => {
  const scene = dueScene(options);
  scene.breaker.acquire().ignore();
  return scene;
};

const EVERY_STATE: [string, () => Scene][] = [
  ['closed', closedScene],
  ['open', openScene],
  ['half-open', halfOpen],
  ['recovering', recovering],
  ['forced-open', steered('forceOpen')],
  ['forced-closed', steered('forceClose')],
  ['disabled', steered('disable')],
];

describe('isolated as long as anybody holds it', () => {
  test.each(EVERY_STATE)('%s: everything is rejected, and then it is as before', (state, make) => {
    const { breaker } = make();
    const release = breaker.isolate();
    expect([breaker.state, admittedOf(breaker, 5)]).toEqual(['isolated', 0]);
    release();
    expect(breaker.state).toBe(state);
  });

  test('no time ends it, and a caller is told so', () => {
    const { breaker, clock } = openScene();
    breaker.isolate();
    clock.advance(OPEN_MS * 1_000);
    expect(() => breaker.acquire()).toThrow(
      expect.objectContaining({
        code: 'ERR_CIRCUIT_OPEN',
        state: 'isolated',
        reason: 'isolated',
        retryAfterMs: Infinity,
      }),
    );
  });

  test('until the last of several holders has ended it, in any order', () => {
    const { breaker } = closedScene();
    const edges = recordEdges(breaker);
    const [first, second, third] = [breaker.isolate(), breaker.isolate(), breaker.isolate()];
    for (const release of [second, first]) {
      release();
      expect(breaker.state).toBe('isolated');
    }
    third();
    expect(edges).toEqual(['closed>isolated', 'isolated>closed']);
  });

  test('a holder that ends it twice ends nobody else’s', () => {
    const { breaker } = closedScene();
    const [first, second] = [breaker.isolate(), breaker.isolate()];
    first();
    first();
    expect(breaker.state).toBe('isolated');
    second();
    const third = breaker.isolate();
    first();
    second();
    expect(breaker.state).toBe('isolated');
    third();
    expect(breaker.state).toBe('closed');
  });

  test('time goes on: of the open period what is left is left', () => {
    const { breaker, clock } = openScene();
    const release = breaker.isolate();
    clock.advance(OPEN_MS - 1);
    release();
    expect(() => breaker.acquire()).toThrow(expect.objectContaining({ retryAfterMs: 1 }));
    clock.advance(1);
    expect(admittedOf(breaker, 1)).toBe(1);
  });

  test('the windows are as they were', () => {
    const { breaker } = closedScene();
    failTimes(breaker, 1);
    breaker.isolate()();
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('trials counted before it count after it, trials in flight do not', () => {
    const { breaker } = halfOpen({ halfOpenTrials: 3 });
    succeedTimes(breaker, 1);
    const [one, other] = [breaker.acquire(), breaker.acquire()];
    breaker.isolate()();
    one.success();
    other.failure();
    expect([breaker.state, breaker.counts.late]).toEqual(['half-open', 2]);
    succeedTimes(breaker, 2);
    expect(breaker.state).toBe('closed');
  });

  test('calls in flight at its beginning and at its end are late', () => {
    const { breaker } = closedScene();
    const [during, after] = [breaker.acquire(), breaker.acquire()];
    const release = breaker.isolate();
    during.failure();
    release();
    after.failure();
    expect(breaker.counts).toMatchObject({ late: 2, failed: 0 });
  });

  test.each<[string, (breaker: CircuitBreaker) => void, string]>([
    [
      'forceOpen',
      (breaker): void => {
        breaker.forceOpen();
      },
      'forced-open',
    ],
    [
      'forceClose',
      (breaker): void => {
        breaker.forceClose();
      },
      'forced-closed',
    ],
    [
      'disable',
      (breaker): void => {
        breaker.disable();
      },
      'disabled',
    ],
    [
      'reset',
      (breaker): void => {
        breaker.reset();
      },
      'closed',
    ],
    [
      'shadow',
      (breaker): void => {
        breaker.shadow();
      },
      'closed',
    ],
    ['restore', (breaker): void => void breaker.restore(openScene().breaker.snapshot()), 'open'],
  ])('%s while isolated holds when it has ended, and not before', (_, command, state) => {
    const { breaker } = halfOpen();
    const edges = recordEdges(breaker);
    const release = breaker.isolate();
    command(breaker);
    expect([breaker.state, admittedOf(breaker, 5)]).toEqual(['isolated', 0]);
    release();
    expect([breaker.state, edges.at(-1)]).toEqual([state, `isolated>${state}`]);
  });

  test('what is asked for meanwhile begins with empty windows', () => {
    const { breaker } = closedScene();
    failTimes(breaker, 1);
    const release = breaker.isolate();
    breaker.reset();
    release();
    failTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('it outranks shadow mode, which goes on after it', () => {
    const { breaker } = openScene({ shadow: true });
    const release = breaker.isolate();
    expect([breaker.state, admittedOf(breaker, 5)]).toEqual(['isolated', 0]);
    release();
    expect([breaker.state, breaker.isShadow, admittedOf(breaker, 5)]).toEqual(['open', true, 5]);
  });

  test('ending it after dispose does nothing', () => {
    const { breaker } = closedScene();
    const release = breaker.isolate();
    breaker.dispose();
    release();
    expect([breaker.state, codeOf(() => breaker.acquire())]).toEqual(['isolated', 'ERR_DISPOSED']);
  });
});
