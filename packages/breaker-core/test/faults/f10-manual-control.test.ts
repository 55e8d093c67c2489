import { describe, expect, test } from '@jest/globals';
import {
  admittedOf,
  closedScene,
  dueScene,
  openScene,
  OPEN_MS,
  recordEdges,
  type Scene,
} from '../fixture.js';

const SCENES: [string, () => Scene][] = [
  ['closed', closedScene],
  ['open', openScene],
  ['due', dueScene],
  ['half-open', halfOpenScene],
];

function halfOpenScene(): Scene {
  const scene = dueScene();
  scene.breaker.acquire();
  return scene;
}

const DAY_MS = 24 * 3_600_000;

describe('F10: open(); close(); leaves nothing behind that moves the state later', () => {
  describe.each(SCENES)('%s', (_, make) => {
    test.each([
      ['forceOpen', 'reset', 'closed'],
      ['forceOpen', 'forceClose', 'forced-closed'],
      ['forceOpen', 'disable', 'disabled'],
      ['shadow', 'reset', 'closed'],
    ] as const)('%s(); %s(): %s for a day', (open, close, state) => {
      const { breaker, clock } = make();
      breaker[open]();
      breaker[close]();
      const edges = recordEdges(breaker);
      for (let hour = 0; hour < 24; hour++) {
        clock.advance(DAY_MS / 24);
        expect(admittedOf(breaker, 10)).toBe(10);
      }
      expect([breaker.state, edges, clock.timers]).toEqual([state, [], 0]);
    });

    test.each(['reset', 'forceClose', 'disable'] as const)(
      '%s(); forceOpen(): rejects for a day, also at the end of the old open period',
      (close) => {
        const { breaker, clock } = make();
        breaker[close]();
        breaker.forceOpen();
        for (const waitMs of [OPEN_MS - 1, 1, DAY_MS]) {
          clock.advance(waitMs);
          expect(admittedOf(breaker, 10)).toBe(0);
        }
        expect([breaker.state, clock.timers]).toEqual(['forced-open', 0]);
      },
    );
  });

  test('a trial in flight at the time decides nothing afterwards', () => {
    const { breaker } = dueScene();
    const trial = breaker.acquire();
    breaker.forceOpen();
    trial.success();
    expect(breaker.state).toBe('forced-open');
    breaker.reset();
    expect(breaker.counts.late).toBe(1);
  });

  test('isolating and releasing an open breaker does not shorten its open period', () => {
    const { breaker, clock } = openScene();
    const release = breaker.isolate();
    clock.advance(OPEN_MS - 1);
    release();
    expect([breaker.state, admittedOf(breaker, 10)]).toEqual(['open', 0]);
    clock.advance(1);
    expect(admittedOf(breaker, 10)).toBe(1);
  });

  test('holders of an isolation leave it to the last of them, each once', () => {
    const { breaker } = closedScene();
    const [one, other] = [breaker.isolate(), breaker.isolate()];
    one();
    one();
    expect([breaker.state, admittedOf(breaker, 10)]).toEqual(['isolated', 0]);
    other();
    expect([breaker.state, admittedOf(breaker, 10)]).toEqual(['closed', 10]);
  });

  test.each(['reset', 'forceClose', 'disable', 'shadow'] as const)(
    '%s() does not let calls through an isolation',
    (control) => {
      const { breaker } = closedScene();
      const release = breaker.isolate();
      breaker[control]();
      expect([breaker.state, admittedOf(breaker, 10)]).toEqual(['isolated', 0]);
      release();
      expect(admittedOf(breaker, 10)).toBe(10);
    },
  );

  test('other open durations on a live breaker do not shorten the present one', () => {
    const { breaker, clock } = openScene();
    breaker.configure({ openDurationMs: 1 });
    clock.advance(OPEN_MS - 1);
    expect(admittedOf(breaker, 10)).toBe(0);
    clock.advance(1);
    expect(admittedOf(breaker, 10)).toBe(1);
  });
});
