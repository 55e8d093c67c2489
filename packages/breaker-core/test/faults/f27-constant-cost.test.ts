import { describe, expect, test } from '@jest/globals';
import { CircuitBreaker, type TripRule } from '../../src/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { closedScene, dueScene, failTimes, rate, succeedTimes } from '../fixture.js';

const SAMPLES = [10, 100_000] as const;
const ROUND = 1_000;

const inCount = (calls: number): TripRule =>
  rate({ kind: 'count', calls }, { minimumCalls: calls, threshold: 1 });

const inTime = (minimumCalls: number): TripRule =>
  rate({ kind: 'time', durationMs: 3_600_000 }, { minimumCalls, threshold: 1 });

const WINDOWS = [
  ['count', inCount],
  ['time', inTime],
] as const;

/** Bytes of typed arrays; where a window keeps its calls. */
const windowBytes = (): number => process.memoryUsage().arrayBuffers;

/** How often a clock is read in 1,000 calls, once the window holds so many. */
function readsOf(trip: TripRule, samples: number, end: 'success' | 'failure'): number {
  let reads = 0;
  const clock = {
    nowMs: (): number => {
      reads++;
      return 0;
    },
  };
  const breaker = new CircuitBreaker({ trip, clock });
  breaker.acquire().success();
  for (let call = 1; call < samples; call++) breaker.acquire()[end]();
  reads = 0;
  for (let call = 0; call < ROUND; call++) {
    // One success in every ten calls keeps a rate of 1 from being reached.
    if (call % 9 === 0) breaker.acquire().success();
    breaker.acquire()[end]();
  }
  expect(breaker.state).toBe('closed');
  return reads;
}

describe('F27: a call costs the same with 10 or 1,000,000 samples, at 0 or 100 % failures', () => {
  describe.each(WINDOWS)('a %s window', (_, inWindow) => {
    test.each(['success', 'failure'] as const)(
      'at 100 %% %s the clock is read as often with 100,000 calls in it as with 10',
      (end) => {
        const [few, many] = SAMPLES.map((samples) => readsOf(inWindow(samples), samples, end));
        expect(many).toBe(few);
        expect(few).toBeLessThanOrEqual(2 * ROUND);
      },
    );

    test('it takes no more memory when it is full', () => {
      const { breaker } = closedScene({ trip: inWindow(1_000_000) });
      breaker.acquire().success();
      const before = windowBytes();
      failTimes(breaker, 999_998);
      expect(windowBytes()).toBeLessThanOrEqual(before);
    });

    test('with 1,000,000 it is exact: the last one decides', () => {
      const { breaker } = closedScene({ trip: inWindow(1_000_000) });
      failTimes(breaker, 999_999);
      expect(breaker.state).toBe('closed');
      failTimes(breaker, 1);
      expect(breaker.state).toBe('open');
    });

    test('with 10 it is exact as well', () => {
      const { breaker } = closedScene({ trip: inWindow(10) });
      failTimes(breaker, 9);
      expect(breaker.state).toBe('closed');
      failTimes(breaker, 1);
      expect(breaker.state).toBe('open');
    });
  });

  test('a count window of 1,000,000 is a bit for each call, and one of 10 two bytes', () => {
    const before = windowBytes();
    const breakers = [inCount(1_000_000), inCount(10)].map((trip) => new CircuitBreaker({ trip }));
    expect(windowBytes() - before).toBeLessThanOrEqual(1_000_000 / 8 + 2);
    expect(breakers).toHaveLength(2);
  });

  test('a time window takes the same memory for a millisecond and for a year', () => {
    const bytesOf = (durationMs: number): number => {
      const trip = rate({ kind: 'time', durationMs });
      const before = windowBytes();
      const clock = new ManualClock();
      const breaker = new CircuitBreaker({ trip, clock });
      succeedTimes(breaker, 1);
      return windowBytes() - before;
    };
    expect(bytesOf(365 * 24 * 3_600_000)).toBe(bytesOf(1));
  });

  test('a million calls slide through a window of 10 and leave 10', () => {
    const { breaker } = closedScene({
      trip: rate({ kind: 'count', calls: 10 }, { minimumCalls: 10 }),
    });
    for (let call = 0; call < 200_000; call++) {
      failTimes(breaker, 1);
      succeedTimes(breaker, 4);
    }
    const figures = breaker.explain().rules[0]?.figures;
    expect([breaker.state, figures]).toEqual([
      'closed',
      expect.objectContaining({ completed: 10, failures: 2 }),
    ]);
  });

  test('a gap of any length costs a time window no more than one round of its ring', () => {
    const { breaker, clock } = closedScene({ trip: rate({ kind: 'time', durationMs: 1 }) });
    succeedTimes(breaker, 1);
    clock.advance(1e15);
    succeedTimes(breaker, 1);
    expect(breaker.explain().rules[0]?.figures).toMatchObject({ completed: 1 });
  });

  test('1,000,000 trials in flight: the next one is decided in one look', () => {
    const { breaker } = dueScene({ halfOpenTrials: 1_000_000 });
    for (let trial = 0; trial < 1_000_000; trial++) breaker.acquire();
    expect(() => breaker.acquire()).toThrow('half-open');
    expect(breaker.counts).toMatchObject({ inFlight: 1_000_000, rejected: 1 });
  });
});
