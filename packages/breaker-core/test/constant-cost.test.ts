import { describe, expect, test } from '@jest/globals';
import { CircuitBreaker, monotonicClock, type TripRule } from '../src/index.js';
import { ManualClock } from '../src/testing/index.js';
import { dueScene, rate } from './fixture.js';

const SMALL = 100;
const LARGE = 200_000;
const BATCH = 1_000;

/** Milliseconds of the fastest of many batches: the one that nothing else disturbed. */
function fastestMs(batch: () => void): number {
  let fastest = Infinity;
  for (let round = 0; round < 30; round++) {
    const startMs = monotonicClock.nowMs();
    batch();
    fastest = Math.min(fastest, monotonicClock.nowMs() - startMs);
  }
  return fastest;
}

/** All successes, or all failures but every 50th: too few successes to forget, enough not to open. */
function settle(breaker: CircuitBreaker, calls: number, outcome: 'success' | 'failure'): void {
  for (let call = 0; call < calls; call++) {
    breaker.acquire()[call % 50 === 0 ? 'success' : outcome]();
  }
}

/** A breaker that is closed, with `samples` calls in its window, nearly all of them failed. */
function filled(trip: TripRule, samples: number): CircuitBreaker {
  const breaker = new CircuitBreaker({ trip, clock: new ManualClock() });
  settle(breaker, samples, 'failure');
  return breaker;
}

/** The slope of log(cost) over log(samples): near 0 when a call costs the same, 1 when linear. */
function growthExponent(small: () => void, large: () => void): number {
  return Math.log(fastestMs(large) / fastestMs(small)) / Math.log(LARGE / SMALL);
}

const inCount = (calls: number): TripRule =>
  rate({ kind: 'count', calls }, { minimumCalls: calls, threshold: 1 });

const inTime = (): TripRule =>
  rate({ kind: 'time', durationMs: 10_000 }, { minimumCalls: 1, threshold: 1 });

describe('a call costs the same however much the breaker remembers (F27)', () => {
  describe.each([
    ['count', inCount],
    ['time', inTime],
  ])('in a %s window', (_, window) => {
    test.each(['success', 'failure'] as const)('of failures, one more %s', (outcome) => {
      const one = (samples: number) => {
        const breaker = filled(window(samples), samples);
        return (): void => {
          settle(breaker, BATCH, outcome);
        };
      };
      expect(growthExponent(one(SMALL), one(LARGE))).toBeLessThan(0.35);
    });
  });

  test('in half-open, with however many trials in flight', () => {
    const oneMore = (trials: number) => {
      const { breaker } = dueScene({ halfOpenTrials: trials + 1 });
      for (let trial = 0; trial < trials; trial++) breaker.acquire();
      return (): void => {
        for (let call = 0; call < BATCH; call++) breaker.acquire().ignore();
      };
    };
    expect(growthExponent(oneMore(SMALL), oneMore(LARGE))).toBeLessThan(0.35);
  });

  test.each<[string, TripRule, number]>([
    ['consecutive failures', { kind: 'consecutive-failures', failures: 5 }, 0],
    ['a count window', inCount(10), 0],
    ['a time window', inTime(), 1],
  ])('a closed breaker with %s reads the clock no more than it must', (_, trip, perCall) => {
    let reads = 0;
    const breaker = new CircuitBreaker({ trip, clock: { nowMs: () => reads++ } });
    settle(breaker, 100, 'success');
    expect(reads).toBe(100 * perCall);
  });
});
