import { describe, expect, test } from '@jest/globals';
import type { BreakerSnapshot, CircuitBreaker, CircuitBreakerOptions } from '../src/index.js';
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

const BACKOFF = { kind: 'exponential', initialMs: OPEN_MS, maxMs: 60_000 } as const;
const RECOVERY = { kind: 'time', startShare: 0.5, durationMs: 10_000 } as const;
const CLEAN = { schemaVersion: 1, state: 'closed', remainingOpenMs: 0, attempt: 0 };

/** As it would be after a restart: another clock, another zero, and only what JSON keeps. */
function restarted(
  { breaker }: { breaker: CircuitBreaker },
  options: CircuitBreakerOptions = {},
): Scene {
  const scene = closedScene(options);
  scene.clock.advance(123_456);
  const kept: unknown = JSON.parse(JSON.stringify(breaker.snapshot()));
  expect(scene.breaker.restore(kept)).toEqual({ restored: true });
  return scene;
}

const steered = (method: 'forceOpen' | 'forceClose' | 'disable'): Scene => {
  const scene = closedScene();
  scene.breaker[method]();
  return scene;
};

const halfOpenScene = (options: CircuitBreakerOptions = {}): Scene => {
  const scene = dueScene(options);
  scene.breaker.acquire().ignore();
  return scene;
};

const recoveringScene = (): Scene => {
  const scene = dueScene({ recovery: RECOVERY });
  succeedTimes(scene.breaker, 1);
  return scene;
};

describe('a breaker goes on where its snapshot was taken', () => {
  test.each<[string, () => Scene, object]>([
    ['closed', closedScene, {}],
    ['open', openScene, { remainingOpenMs: OPEN_MS, attempt: 1 }],
    ['half-open', halfOpenScene, { attempt: 1 }],
    ['recovering', recoveringScene, { attempt: 1 }],
    ['forced-open', (): Scene => steered('forceOpen'), {}],
    ['forced-closed', (): Scene => steered('forceClose'), {}],
    ['disabled', (): Scene => steered('disable'), {}],
  ])('%s, as plain data, through JSON', (state, make, more) => {
    const scene = make();
    expect(scene.breaker.snapshot()).toEqual({ ...CLEAN, state, ...more });
    const { breaker } = restarted(scene, { recovery: RECOVERY });
    expect(breaker.state).toBe(state);
    expect(breaker.snapshot()).toEqual(scene.breaker.snapshot());
  });

  test('of an open period what was left is left', () => {
    const scene = openScene();
    scene.clock.advance(300);
    expect(scene.breaker.snapshot().remainingOpenMs).toBe(700);
    const { breaker, clock } = restarted(scene);
    clock.advance(699);
    expect(() => breaker.acquire()).toThrow(expect.objectContaining({ retryAfterMs: 1 }));
    clock.advance(1);
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('one that was over is over', () => {
    const { breaker } = restarted(dueScene());
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('the back-off goes on where it was', () => {
    const scene = openScene({ openDurationMs: BACKOFF });
    scene.clock.advance(OPEN_MS);
    failTimes(scene.breaker, 1);
    const { breaker, clock } = restarted(scene, { openDurationMs: BACKOFF });
    clock.advance(2 * OPEN_MS);
    failTimes(breaker, 1);
    expect(breaker.explain().lastTransition?.openDurationMs).toBe(4 * OPEN_MS);
  });

  test.each<[string, () => Scene]>([
    ['half-open', halfOpenScene],
    ['recovering', recoveringScene],
  ])('also from %s', (_, make) => {
    const options = { openDurationMs: BACKOFF, recovery: RECOVERY };
    const { breaker } = restarted(make(), options);
    for (let call = 0; call < 9; call++)
      codeOf(() => {
        breaker.acquire().failure();
      });
    expect(breaker.explain().lastTransition?.openDurationMs).toBe(2 * OPEN_MS);
  });

  test('trials in flight do not survive: every slot is free, nothing is counted', () => {
    const scene = dueScene({ halfOpenTrials: 3 });
    admittedOf(scene.breaker, 2);
    succeedTimes(scene.breaker, 1);
    const { breaker } = restarted(scene, { halfOpenTrials: 3 });
    expect(admittedOf(breaker, 9)).toBe(3);
    expect(breaker.counts.admitted).toBe(3);
  });

  test('a recovery begins anew; where none is asked for any more, it is closed', () => {
    const scene = recoveringScene();
    scene.clock.advance(9_000);
    expect(admittedOf(restarted(scene, { recovery: RECOVERY }).breaker, 100)).toBe(50);
    expect(restarted(scene).breaker.state).toBe('closed');
  });

  test('of an isolated breaker it is the state it will return to', () => {
    const scene = openScene();
    scene.breaker.isolate();
    scene.clock.advance(300);
    const { breaker } = restarted(scene);
    expect([breaker.state, breaker.snapshot().remainingOpenMs]).toEqual(['open', 700]);
  });

  test('of a disposed one, that of a new one', () => {
    const { breaker } = openScene();
    breaker.dispose();
    expect(breaker.snapshot()).toEqual(CLEAN);
  });

  test('observers are told, and calls in flight are late', () => {
    const scene = closedScene();
    const edges = recordEdges(scene.breaker);
    const permit = scene.breaker.acquire();
    scene.breaker.restore(openScene().breaker.snapshot());
    permit.failure();
    expect([edges, scene.breaker.counts.late]).toEqual([['closed>open'], 1]);
    expect(scene.breaker.explain().lastTransition?.reason).toBe('restored');
  });

  test('it takes itself back as often as you like', () => {
    const { breaker } = openScene();
    for (let time = 0; time < 3; time++) breaker.restore(breaker.snapshot());
    expect(breaker.snapshot()).toMatchObject({ state: 'open', remainingOpenMs: OPEN_MS });
  });
});

const OPEN: BreakerSnapshot = {
  ...CLEAN,
  schemaVersion: 1,
  state: 'open',
  attempt: 1,
  remainingOpenMs: 5,
};

describe('a snapshot with anything wrong is refused as a whole', () => {
  test.each<[string, unknown, number]>([
    ['null', null, 1],
    ['nothing', undefined, 1],
    ['a string', JSON.stringify(OPEN), 1],
    ['a list', [OPEN], 1],
    ['an empty object', {}, 4],
    ['another version', { ...OPEN, schemaVersion: 2 }, 1],
    ['a version as text', { ...OPEN, schemaVersion: '1' }, 1],
    ['an unknown state', { ...OPEN, state: 'ajar' }, 1],
    ['an isolated one', { ...OPEN, state: 'isolated' }, 1],
    ['an unknown field', { ...OPEN, extra: 1 }, 1],
    ['a missing field', { ...OPEN, attempt: undefined }, 1],
    ['no attempt in an open one', { ...OPEN, attempt: 0 }, 1],
    ['half an attempt', { ...OPEN, attempt: 1.5 }, 1],
    ['an attempt in a closed one', { ...CLEAN, attempt: 1 }, 1],
    ['time left in a closed one', { ...CLEAN, remainingOpenMs: 5 }, 1],
    ['time left in a half-open one', { ...OPEN, state: 'half-open' }, 1],
    ['a negative time', { ...OPEN, remainingOpenMs: -1 }, 1],
    ['no number as time', { ...OPEN, remainingOpenMs: NaN }, 1],
    ['endless time', { ...OPEN, remainingOpenMs: Infinity }, 1],
    ['more than a year', { ...OPEN, remainingOpenMs: 365 * 24 * 3_600_000 + 1 }, 1],
    ['time as text', { ...OPEN, remainingOpenMs: '5' }, 1],
    [
      'all of it wrong',
      { schemaVersion: 0, state: 1, remainingOpenMs: '', attempt: null, x: 1 },
      5,
    ],
  ])('%s: every problem is told, and nothing is changed', (_, snapshot, problems) => {
    const { breaker } = openScene();
    const before = [breaker.snapshot(), breaker.counts, breaker.explain()];
    const heard: unknown[] = [];
    breaker.on('transition', (event) => heard.push(event));
    breaker.on('snapshot-refused', (event) => heard.push(event));
    const result = breaker.restore(snapshot);
    expect(result).toMatchObject({ restored: false });
    expect(heard).toEqual([{ atMs: 0, problems: 'problems' in result ? result.problems : [] }]);
    expect('problems' in result ? result.problems : []).toHaveLength(problems);
    expect([breaker.snapshot(), breaker.counts, breaker.explain()]).toEqual(before);
  });

  test('what is no object at all is called by its name', () => {
    const { breaker } = closedScene();
    expect(breaker.restore('open')).toMatchObject({
      problems: ['snapshot must be an object; got "open"'],
    });
  });

  test('a problem says what was expected, and what came', () => {
    const { breaker } = closedScene();
    expect(breaker.restore({ ...OPEN, attempt: -1 })).toEqual({
      restored: false,
      problems: ['attempt must be an integer from 1 to 1000000; got -1'],
    });
  });
});
