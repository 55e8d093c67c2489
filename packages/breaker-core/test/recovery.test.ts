import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CircuitBreakerOptions, RecoveryOptions } from '../src/index.js';
import {
  admittedOf,
  codeOf,
  dueScene,
  failTimes,
  OPEN_MS,
  recordEdges,
  type Scene,
  succeedTimes,
} from './fixture.js';
import { seeded } from './seeded.js';

const overTime = (startShare: number, durationMs = 10_000): RecoveryOptions => ({
  kind: 'time',
  startShare,
  durationMs,
});
const overSuccesses = (startShare: number, successes = 100): RecoveryOptions => ({
  kind: 'successes',
  startShare,
  successes,
});

/** Its trial has just succeeded. */
function recoveringScene(recovery: RecoveryOptions, options: CircuitBreakerOptions = {}): Scene {
  const scene = dueScene({ recovery, ...options });
  succeedTimes(scene.breaker, 1);
  return scene;
}

describe('a recovering breaker admits a share of calls that grows to 1', () => {
  test('after the trials have succeeded it recovers, and then it is closed', () => {
    const scene = dueScene({ recovery: overTime(0.5) });
    const edges = recordEdges(scene.breaker);
    succeedTimes(scene.breaker, 1);
    scene.clock.advance(10_000);
    succeedTimes(scene.breaker, 1);
    expect(edges).toEqual(['open>half-open', 'half-open>recovering', 'recovering>closed']);
  });

  test('of any calls in a row it admits the share, within one', () => {
    const shares = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(shares, fc.nat({ max: 500 }), fc.nat({ max: 500 }), (share, skipped, calls) => {
        const { breaker } = recoveringScene(overTime(share));
        admittedOf(breaker, skipped);
        const off = Math.abs(admittedOf(breaker, calls) - share * calls);
        expect(off).toBeLessThan(1 + 1e-9);
      }),
      seeded,
    );
  });

  test('the first caller is admitted, however small the share', () => {
    const { breaker } = recoveringScene(overTime(0.001));
    expect([admittedOf(breaker, 1), admittedOf(breaker, 998)]).toEqual([1, 0]);
  });

  test.each([
    [0, 100],
    [2_500, 325],
    [5_000, 550],
    [9_000, 910],
    [9_999, 1_000],
  ])('over time, in a straight line: after %i of 10,000 ms %i of 1,000', (afterMs, admitted) => {
    const { breaker, clock } = recoveringScene(overTime(0.1));
    clock.advance(afterMs);
    expect(Math.abs(admittedOf(breaker, 1_000) - admitted)).toBeLessThanOrEqual(1);
    expect(breaker.state).toBe('recovering');
  });

  test.each([
    [0, 100],
    [50, 550],
    [99, 991],
  ])('over successes: after %i of 100 successes %i of 1,000', (successes, admitted) => {
    const { breaker } = recoveringScene(overSuccesses(0.1));
    for (let left = successes; left > 0;) {
      if (
        codeOf(() => {
          breaker.acquire().success();
        }) === 'none'
      )
        left--;
    }
    expect(Math.abs(admittedOf(breaker, 1_000) - admitted)).toBeLessThanOrEqual(1);
  });

  test('the last success closes it, at once', () => {
    const { breaker } = recoveringScene(overSuccesses(1, 3));
    succeedTimes(breaker, 2);
    expect(breaker.state).toBe('recovering');
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('others are turned away, and may come back at once', () => {
    const { breaker } = recoveringScene(overTime(0.5));
    breaker.acquire();
    expect(() => breaker.acquire()).toThrow(
      expect.objectContaining({
        code: 'ERR_CIRCUIT_OPEN',
        state: 'recovering',
        reason: 'recovering',
        retryAfterMs: 0,
      }),
    );
  });

  test('rules watch it from the beginning: a breach opens it, as one more attempt', () => {
    const openDurationMs = { kind: 'exponential', initialMs: OPEN_MS, maxMs: 60_000 } as const;
    const { breaker } = recoveringScene(overTime(1), { openDurationMs });
    failTimes(breaker, 1);
    expect(breaker.state).toBe('recovering');
    failTimes(breaker, 1);
    expect(breaker.explain().lastTransition).toMatchObject({
      from: 'recovering',
      reason: 'rule-tripped',
      openDurationMs: 2 * OPEN_MS,
    });
  });

  test('recovered, the next break is the first attempt again', () => {
    const openDurationMs = { kind: 'exponential', initialMs: OPEN_MS, maxMs: 60_000 } as const;
    const { breaker, clock } = recoveringScene(overTime(1), { openDurationMs });
    clock.advance(10_000);
    failTimes(breaker, 2);
    expect(breaker.explain().lastTransition).toMatchObject({
      from: 'closed',
      openDurationMs: OPEN_MS,
    });
  });

  test('recovered, the calls in flight are as fresh as before, and so are the windows', () => {
    const { breaker, clock } = recoveringScene(overTime(1));
    const inFlight = [breaker.acquire(), breaker.acquire()];
    clock.advance(10_000);
    inFlight[0]?.failure();
    breaker.acquire().ignore();
    expect(breaker.state).toBe('closed');
    inFlight[1]?.failure();
    expect(breaker.counts.late).toBe(0);
    expect(breaker.state).toBe('open');
  });

  test('a success of before the break counts for nothing', () => {
    const scene = dueScene({ recovery: overSuccesses(1, 1) });
    scene.breaker.reset();
    const old = scene.breaker.acquire();
    failTimes(scene.breaker, 2);
    scene.clock.advance(OPEN_MS);
    succeedTimes(scene.breaker, 1);
    old.success();
    expect([scene.breaker.state, scene.breaker.counts.late]).toEqual(['recovering', 1]);
  });

  test('interrupted by isolation, it goes on where it was', () => {
    const { breaker, clock } = recoveringScene(overTime(0.5));
    const release = breaker.isolate();
    clock.advance(5_000);
    release();
    expect([breaker.state, admittedOf(breaker, 100)]).toEqual(['recovering', 75]);
  });
});
