import { describe, expect, test } from '@jest/globals';
import type { TripRule } from '../../src/index.js';
import { closedScene, failTimes, rate, type Scene, succeedTimes } from '../fixture.js';

const HOUR_MS = 3_600_000;
const WINDOW = { kind: 'time', durationMs: 10_000 } as const;
const FIVE_CALLS = rate(WINDOW, { minimumCalls: 5 });

const figuresOf = ({ breaker }: Scene): unknown => breaker.explain().rules[0]?.figures;

describe('F3: an idle gap empties a time window', () => {
  test('4 failures, one idle hour, 1 failure: the window holds 1', () => {
    const scene = closedScene({ trip: FIVE_CALLS });
    failTimes(scene.breaker, 4);
    scene.clock.advance(HOUR_MS);
    failTimes(scene.breaker, 1);
    expect(figuresOf(scene)).toMatchObject({ completed: 1, failures: 1 });
    failTimes(scene.breaker, 3);
    expect(scene.breaker.state).toBe('closed');
    failTimes(scene.breaker, 1);
    expect(scene.breaker.state).toBe('open');
  });

  test.each([0, 1_000, 2_500, 9_900])(
    'wherever in the window the 4 were: an hour and %i ms later none is left',
    (moreMs) => {
      const scene = closedScene({ trip: FIVE_CALLS });
      for (let second = 0; second < 4; second++) {
        failTimes(scene.breaker, 1);
        scene.clock.advance(1_000);
      }
      scene.clock.advance(HOUR_MS + moreMs);
      failTimes(scene.breaker, 1);
      expect(figuresOf(scene)).toMatchObject({ completed: 1, failures: 1 });
    },
  );

  test('4 failures, one idle hour, 1 success: the window holds 1', () => {
    const scene = closedScene({ trip: FIVE_CALLS });
    failTimes(scene.breaker, 4);
    scene.clock.advance(HOUR_MS);
    succeedTimes(scene.breaker, 1);
    expect(figuresOf(scene)).toMatchObject({ completed: 1, failures: 0 });
  });

  test('4 successes, one idle hour: they dilute no failure after it', () => {
    const scene = closedScene({ trip: FIVE_CALLS });
    succeedTimes(scene.breaker, 4);
    scene.clock.advance(HOUR_MS);
    failTimes(scene.breaker, 4);
    succeedTimes(scene.breaker, 1);
    expect(scene.breaker.state).toBe('open');
  });

  test.each([
    [WINDOW.durationMs, 1],
    [(WINDOW.durationMs * 31) / 32 - 1, 5],
  ])('a gap of %d ms leaves %i of 5 calls', (gapMs, completed) => {
    const scene = closedScene({ trip: rate(WINDOW, { minimumCalls: 6 }) });
    failTimes(scene.breaker, 4);
    scene.clock.advance(gapMs);
    failTimes(scene.breaker, 1);
    expect(figuresOf(scene)).toMatchObject({ completed });
  });

  test('a gap through which a call is in flight empties it as well', () => {
    const scene = closedScene({ trip: FIVE_CALLS });
    const long = scene.breaker.acquire();
    failTimes(scene.breaker, 4);
    scene.clock.advance(HOUR_MS);
    long.failure();
    expect([scene.breaker.state, figuresOf(scene)]).toEqual([
      'closed',
      expect.objectContaining({ completed: 1 }),
    ]);
  });

  test('slow calls are forgotten the same way', () => {
    const trip: TripRule = {
      kind: 'slow-call-rate',
      slowCallRateThreshold: 1,
      minimumCalls: 5,
      window: WINDOW,
    };
    const scene = closedScene({ trip, slowCallDurationMs: 10 });
    const slow = Array.from({ length: 4 }, () => scene.breaker.acquire());
    scene.clock.advance(10);
    for (const permit of slow) permit.success();
    scene.clock.advance(HOUR_MS);
    succeedTimes(scene.breaker, 1);
    expect(figuresOf(scene)).toMatchObject({ calls: 1, slowCalls: 0 });
  });

  test('a gap of hours repeated a thousand times never piles anything up', () => {
    const scene = closedScene({ trip: FIVE_CALLS });
    for (let hour = 0; hour < 1_000; hour++) {
      scene.clock.advance(HOUR_MS);
      failTimes(scene.breaker, 4);
    }
    expect([scene.breaker.state, figuresOf(scene)]).toEqual([
      'closed',
      expect.objectContaining({ completed: 4, failures: 4 }),
    ]);
  });
});
