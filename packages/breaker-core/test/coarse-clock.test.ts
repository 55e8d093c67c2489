import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { CircuitBreaker, monotonicClock } from '../src/index.js';
import { codeOf, failTimes, rate, succeed } from './fixture.js';

const PER_READING_MAX = 64;

let nowMs = 1_000;
let readings = 0;

/** One reading for a call that is only dated. */
const date = (): number => monotonicClock.coarseNowMs?.() ?? NaN;

/** How far behind each of so many dates is, one call every so often. */
function lagsMs(calls: number, everyMs: number): number[] {
  return Array.from({ length: calls }, () => {
    nowMs += everyMs;
    return nowMs - date();
  });
}

/** Calls in such quick succession that they share readings. */
function beBusy(): void {
  lagsMs(PER_READING_MAX, 0);
}

/** The next turn of the event loop, some time later. */
function nextTurn(afterMs: number): void {
  nowMs += afterMs;
  jest.advanceTimersByTime(Math.max(1, afterMs));
}

beforeAll(() => {
  jest.useFakeTimers({ doNotFake: ['performance'] });
  jest.spyOn(performance, 'now').mockImplementation(() => {
    readings++;
    return nowMs;
  });
});

afterAll(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

beforeEach(() => {
  // Whatever the test before has left is over.
  beBusy();
  beBusy();
  nextTurn(1_000);
  readings = 0;
});

describe('calls in quick succession share a reading of the clock', () => {
  test('at most 64 of them', () => {
    beBusy();
    readings = 0;
    const calls = 64 * PER_READING_MAX;
    lagsMs(calls, 0);
    expect(readings).toBe(calls / PER_READING_MAX);
  });

  test.each([0.001, 0.01, 0.1, 0.5])(
    'one every %d ms: none is dated ahead, nor more than 1 ms early',
    (everyMs) => {
      const lags = lagsMs(10_000, everyMs);
      expect(Math.min(...lags)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...lags)).toBeLessThanOrEqual(1 + 1e-6);
    },
  );

  test('where calls slow down within a turn, the readings after that follow', () => {
    beBusy();
    lagsMs(PER_READING_MAX, 0.1);
    expect(Math.max(...lagsMs(1_000, 0.1))).toBeLessThanOrEqual(1 + 1e-6);
  });

  test('calls that come one by one are dated exactly', () => {
    expect(new Set(lagsMs(1_000, 1))).toEqual(new Set([0]));
    expect(readings).toBe(1_000);
  });

  test('it never runs backwards', () => {
    let last = 0;
    const steps = Array.from({ length: 5_000 }, (_, call) => {
      nowMs += (call * 7_919) % 13 === 0 ? 3 : 0.002;
      if (call % 700 === 0) nextTurn(0.5);
      const at = date();
      const step = at - last;
      last = at;
      return step;
    });
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
  });

  test('in a later turn of the event loop nothing is dated before it', () => {
    beBusy();
    nextTurn(500);
    expect(lagsMs(200, 0)).toEqual(Array.from({ length: 200 }, () => 0));
  });

  test('a stall within one turn dates at most 63 calls before it', () => {
    beBusy();
    nowMs += 500;
    const early = lagsMs(200, 0).filter((lagMs) => lagMs > 0);
    expect(early.length).toBeGreaterThan(0);
    expect(early.length).toBeLessThan(PER_READING_MAX);
  });

  test('it sets one timer, which is gone two turns after the last of many calls', () => {
    const timers = [beBusy, beBusy, () => undefined, () => undefined].map((during) => {
      during();
      nextTurn(1);
      return jest.getTimerCount();
    });
    expect(timers).toEqual([1, 1, 0, 0]);
  });
});

describe('what a breaker makes of it', () => {
  const trip = rate({ kind: 'time', durationMs: 320 }, { minimumCalls: 4 });
  const completedIn = (breaker: CircuitBreaker): unknown =>
    breaker.explain().rules[0]?.figures.completed;

  test('successes in quick succession read the clock seldom', () => {
    const breaker = new CircuitBreaker({ trip });
    for (let call = 0; call < 6_400; call++) breaker.executeSync(succeed);
    expect(readings).toBeLessThan(300);
    expect(completedIn(breaker)).toBe(6_400);
  });

  test('failures are dated exactly, also after a stall', () => {
    const breaker = new CircuitBreaker({ trip });
    for (let call = 0; call < 200; call++) breaker.executeSync(succeed);
    nowMs += 320;
    failTimes(breaker, 3);
    expect(breaker.explain().rules[0]?.figures).toMatchObject({ completed: 3, failures: 3 });
  });

  test('open, it needs no exact time: after a stall it turns at most 63 more callers away', () => {
    const breaker = new CircuitBreaker({
      trip: { kind: 'consecutive-failures', failures: 1 },
      openDurationMs: 1_000,
    });
    failTimes(breaker, 1);
    let rejected = 0;
    for (let call = 0; call < PER_READING_MAX; call++) codeOf(() => breaker.acquire());
    nowMs += 5_000;
    while (codeOf(() => breaker.acquire()) !== 'none') rejected++;
    expect(rejected).toBeLessThan(PER_READING_MAX);
  });

  test('but none of a later turn', () => {
    const trip = { kind: 'consecutive-failures', failures: 1 } as const;
    const breaker = new CircuitBreaker({ trip, openDurationMs: 1_000 });
    failTimes(breaker, 1);
    for (let call = 0; call < PER_READING_MAX; call++) codeOf(() => breaker.acquire());
    nextTurn(1_000);
    breaker.acquire().success();
    expect(breaker.state).toBe('closed');
  });

  test('a clock of one’s own dates every call exactly', () => {
    let ownMs = 0;
    const breaker = new CircuitBreaker({ trip, clock: { nowMs: () => ownMs } });
    for (let call = 0; call < 200; call++) breaker.executeSync(succeed);
    ownMs = 320;
    breaker.executeSync(succeed);
    expect(completedIn(breaker)).toBe(1);
  });
});
