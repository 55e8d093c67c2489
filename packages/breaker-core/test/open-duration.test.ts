import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CircuitBreakerOptions, OpenCause, OpenDuration } from '../src/index.js';
import { boom, closedScene, codeOf, fail, failTimes } from './fixture.js';
import { seeded } from './seeded.js';

const MAX_MS = 365 * 24 * 3_600_000;
const TRIP = { kind: 'consecutive-failures', failures: 1 } as const;

/** How long each of so many openings in a row lasts, as events say, each checked by the clock. */
function openingsOf(
  openDurationMs: OpenDuration,
  count: number,
  options: CircuitBreakerOptions = {},
): number[] {
  const { breaker, clock } = closedScene({ trip: TRIP, openDurationMs, ...options });
  return Array.from({ length: count }, () => {
    breaker.acquire().failure(boom);
    const durationMs = breaker.explain().lastTransition?.openDurationMs ?? NaN;
    clock.advance(durationMs * 0.999);
    expect(codeOf(() => breaker.acquire())).toBe('ERR_CIRCUIT_OPEN');
    clock.advance(durationMs * 0.001 + 1e-6);
    return durationMs;
  });
}

describe('how long it stays open', () => {
  test('a number: each time the same', () => {
    expect(openingsOf(700, 4)).toEqual([700, 700, 700, 700]);
  });

  test.each([
    [{ initialMs: 100, maxMs: 1_000 }, [100, 200, 400, 800, 1_000, 1_000]],
    [{ initialMs: 100, factor: 3, maxMs: 2_000 }, [100, 300, 900, 2_000]],
    [{ initialMs: 100, factor: 1, maxMs: 2_000 }, [100, 100, 100]],
    [{ initialMs: 100, maxMs: 100 }, [100, 100]],
  ])('a back-off %j: %j', (backoff, durations) => {
    expect(openingsOf({ kind: 'exponential', ...backoff }, durations.length)).toEqual(durations);
  });

  test('after a recovery the back-off begins anew', () => {
    const { breaker, clock } = closedScene({
      trip: TRIP,
      openDurationMs: { kind: 'exponential', initialMs: 100, maxMs: 1_000 },
    });
    const lengths: unknown[] = [];
    for (const trial of ['failure', 'failure', 'success', 'failure'] as const) {
      breaker.acquire().failure();
      lengths.push(breaker.explain().lastTransition?.openDurationMs);
      clock.advance(1_000);
      if (trial === 'success') breaker.acquire().success();
    }
    expect(lengths).toEqual([100, 200, 400, 100]);
  });

  test('however often it opens, it is never longer than the cap', () => {
    const openDurationMs = {
      kind: 'exponential',
      initialMs: 1,
      factor: 10,
      maxMs: MAX_MS,
    } as const;
    expect(openingsOf(openDurationMs, 400).at(-1)).toBe(MAX_MS);
  });

  test.each([
    [0, [1_000, 2_000]],
    [0.5, [900, 1_800]],
    [0.999_999, [800, 1_600]],
  ])('jitter takes its share by what is drawn: %d', (drawn, durations) => {
    const openDurationMs: OpenDuration = {
      kind: 'exponential',
      initialMs: 1_000,
      maxMs: 60_000,
      jitter: 0.2,
    };
    const openings = openingsOf(openDurationMs, 2, { random: { next: () => drawn } });
    expect(openings.map(Math.round)).toEqual(durations);
  });

  test('with jitter it lasts no less than its share leaves, and no longer than the whole', () => {
    const draws = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(draws, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, jitter) => {
        const { breaker } = closedScene({
          trip: TRIP,
          random: { next: () => drawn },
          openDurationMs: { kind: 'exponential', initialMs: 800, maxMs: 800, jitter },
        });
        failTimes(breaker, 1);
        const { lastTransition } = breaker.explain();
        expect(lastTransition?.openDurationMs).toBeLessThanOrEqual(800);
        expect(lastTransition?.openDurationMs).toBeGreaterThanOrEqual(800 * (1 - jitter) - 1e-9);
      }),
      seeded,
    );
  });

  test('without jitter nothing is drawn', () => {
    const openDurationMs = { kind: 'exponential', initialMs: 100, maxMs: 1_000 } as const;
    expect(openingsOf(openDurationMs, 2, { random: { next: fail } })).toEqual([100, 200]);
  });
});

describe('what the upstream asks for', () => {
  const asking = (retryAfterMs: number): CircuitBreakerOptions => ({
    classify: () => ({ outcome: 'failure', retryAfterMs }),
  });

  test.each([
    [5_000, 5_000],
    [50, 700],
    [0, 700],
  ])('%i ms after a number of 700: open for %i', (retryAfterMs, openMs) => {
    expect(openingsOf(700, 2, asking(retryAfterMs))).toEqual([openMs, openMs]);
  });

  test('a back-off lasts at least as long, also beyond its cap', () => {
    const backoff = { kind: 'exponential', initialMs: 100, maxMs: 400 } as const;
    expect(openingsOf(backoff, 3, asking(300))).toEqual([300, 300, 400]);
    expect(openingsOf(backoff, 1, asking(9_000))).toEqual([9_000]);
  });

  test('only the call that opens it is asked: what earlier ones said is over', () => {
    const { breaker } = closedScene({
      classify: (error) => ({ outcome: 'failure', retryAfterMs: error === boom ? 9_000 : 0 }),
    });
    breaker.acquire().failure(boom);
    breaker.acquire().failure(new Error('other'));
    expect(breaker.explain().lastTransition?.openDurationMs).toBe(1_000);
  });
});

describe('a function decides alone', () => {
  test('by the cause', () => {
    const causes: OpenCause[] = [];
    const own = (cause: OpenCause): number => {
      causes.push(cause);
      return 10 * cause.attempt;
    };
    const classify = (): { outcome: 'failure'; errorClass: string; retryAfterMs: number } => ({
      outcome: 'failure',
      errorClass: '503',
      retryAfterMs: 9_000,
    });
    expect(openingsOf(own, 2, { classify })).toEqual([10, 20]);
    const failure = { errorClass: '503', retryAfterMs: 9_000 };
    expect(causes).toEqual([
      {
        ...failure,
        reason: 'rule-tripped',
        attempt: 1,
        trip: {
          rule: 0,
          name: 'consecutive-failures',
          errorClass: null,
          figures: { failuresInARow: 1, failuresThreshold: 1 },
        },
      },
      { ...failure, reason: 'trial-failed', attempt: 2, trip: null },
    ]);
  });

  test.each<[string, () => unknown]>([
    ['throws', fail],
    ['answers NaN', (): number => NaN],
    ['answers 0', (): number => 0],
    ['answers -1', (): number => -1],
    ['answers Infinity', (): number => Infinity],
    ['answers more than a year', (): number => MAX_MS + 1],
    ['answers nothing', (): undefined => undefined],
  ])('one that %s is counted, and it is open for 30,000 ms', (_, own) => {
    const { breaker } = closedScene({ trip: TRIP, openDurationMs: own as () => number });
    failTimes(breaker, 1);
    expect(breaker.counts.observerErrors).toBe(1);
    expect(breaker.explain().lastTransition?.openDurationMs).toBe(30_000);
    expect(() => breaker.acquire()).toThrow(expect.objectContaining({ retryAfterMs: 30_000 }));
  });

  test('one that steers the breaker has its way: nothing is opened after it', () => {
    const scene = closedScene({
      trip: TRIP,
      openDurationMs: () => {
        scene.breaker.disable();
        return 10;
      },
    });
    failTimes(scene.breaker, 1);
    expect(scene.breaker.state).toBe('disabled');
  });
});
