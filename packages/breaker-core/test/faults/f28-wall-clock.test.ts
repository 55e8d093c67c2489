import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { CircuitBreaker, type CircuitBreakerOptions } from '../../src/index.js';
import { codeOf, failTimes, rate, succeedTimes } from '../fixture.js';

const HOUR_MS = 3_600_000;
const STEPS = [-HOUR_MS, HOUR_MS, -24 * 365 * HOUR_MS];

/** On the default clock, with all time of this process under control, and the date apart from it. */
function breakerOf(options: CircuitBreakerOptions = {}): CircuitBreaker {
  const trip = { kind: 'consecutive-failures', failures: 1 } as const;
  return new CircuitBreaker({ trip, openDurationMs: 30_000, trialDeadlineMs: 30_000, ...options });
}

const setDate = (stepMs: number): void => {
  jest.setSystemTime(jest.now() + stepMs);
};

const hang = (): Promise<never> => new Promise(() => undefined);

describe.each(STEPS)('F28: a wall clock set by %i ms changes no duration', (stepMs) => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('the open period ends after 30 s, and not before', () => {
    const breaker = breakerOf();
    failTimes(breaker, 1);
    setDate(stepMs);
    jest.advanceTimersByTime(29_999);
    expect(codeOf(() => breaker.acquire())).toBe('ERR_CIRCUIT_OPEN');
    jest.advanceTimersByTime(1);
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('nor does retryAfterMs change, in a rejection or in a snapshot', async () => {
    const breaker = breakerOf();
    failTimes(breaker, 1);
    setDate(stepMs);
    jest.advanceTimersByTime(10_000);
    const result = await breaker.tryExecute(hang);
    expect(result).toMatchObject({ rejection: { retryAfterMs: 20_000 } });
    expect(breaker.snapshot().remainingOpenMs).toBe(20_000);
  });

  test('a trial loses its slot after 30 s', () => {
    const breaker = breakerOf();
    failTimes(breaker, 1);
    jest.advanceTimersByTime(30_000);
    breaker.acquire();
    setDate(stepMs);
    jest.advanceTimersByTime(29_999);
    expect(codeOf(() => breaker.acquire())).toBe('ERR_CIRCUIT_OPEN');
    jest.advanceTimersByTime(1);
    expect(codeOf(() => breaker.acquire())).toBe('none');
  });

  test('a window of 10 s forgets after 10 s, and keeps until then', () => {
    const window = { kind: 'time', durationMs: 10_000 } as const;
    const breaker = breakerOf({ trip: rate(window, { minimumCalls: 100 }) });
    const completed = (): unknown => breaker.explain().rules[0]?.figures.completed;
    failTimes(breaker, 4);
    setDate(stepMs);
    jest.advanceTimersByTime(9_000);
    failTimes(breaker, 1);
    expect(completed()).toBe(5);
    jest.advanceTimersByTime(10_000);
    failTimes(breaker, 1);
    expect(completed()).toBe(1);
  });

  test('a call times out after its timeout', async () => {
    const breaker = breakerOf();
    const call = breaker.tryExecute(hang, { timeoutMs: 500 });
    setDate(stepMs);
    jest.advanceTimersByTime(499);
    expect(breaker.counts.timedOut).toBe(0);
    jest.advanceTimersByTime(1);
    await expect(call).resolves.toMatchObject({ error: { code: 'ERR_CALL_TIMEOUT' } });
  });

  test('a caller waits as long as it may', async () => {
    const breaker = breakerOf({ halfOpenQueue: { maxCallers: 1, maxWaitMs: 500 } });
    failTimes(breaker, 1);
    jest.advanceTimersByTime(30_000);
    breaker.acquire();
    const waiting = breaker.tryExecute(hang);
    setDate(stepMs);
    jest.advanceTimersByTime(499);
    expect(breaker.counts.rejected).toBe(0);
    jest.advanceTimersByTime(1);
    await expect(waiting).resolves.toMatchObject({ status: 'rejected' });
  });

  test('a call is slow by what it took', () => {
    const breaker = breakerOf({ slowCallDurationMs: 100 });
    const [quick, slow] = [breaker.acquire(), breaker.acquire()];
    setDate(stepMs);
    jest.advanceTimersByTime(99);
    quick.success();
    jest.advanceTimersByTime(1);
    slow.success();
    expect(breaker.counts).toMatchObject({ succeeded: 2, slow: 1 });
  });

  test('a recovery takes its time', () => {
    const recovery = { kind: 'time', startShare: 0.5, durationMs: 10_000 } as const;
    const breaker = breakerOf({ recovery });
    failTimes(breaker, 1);
    jest.advanceTimersByTime(30_000);
    succeedTimes(breaker, 1);
    setDate(stepMs);
    jest.advanceTimersByTime(9_000);
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('recovering');
    jest.advanceTimersByTime(1_000);
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('the date is set while calls come: every step is passed over', () => {
    const breaker = breakerOf();
    failTimes(breaker, 1);
    for (let second = 1; second < 30; second++) {
      setDate(second % 2 === 0 ? stepMs : -stepMs);
      jest.advanceTimersByTime(1_000);
      expect(codeOf(() => breaker.acquire())).toBe('ERR_CIRCUIT_OPEN');
    }
    jest.advanceTimersByTime(1_000);
    expect(codeOf(() => breaker.acquire())).toBe('none');
  });
});

describe('F28: a breaker never asks for the date', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('neither when it is made nor in a life with everything on', async () => {
    const asked = jest.spyOn(Date, 'now');
    const breaker = breakerOf({ slowCallDurationMs: 1, timeoutMs: 1_000 });
    await Promise.all([1, 2, 3].map(() => breaker.tryExecute(() => 'fine')));
    failTimes(breaker, 1);
    await breaker.tryExecute(() => 'fine');
    breaker.restore(breaker.snapshot());
    breaker.explain();
    breaker.dispose();
    expect(asked).not.toHaveBeenCalled();
  });
});
