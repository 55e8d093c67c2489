import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { CircuitBreaker } from '../src/index.js';
import { failTimes } from './fixture.js';

const HOUR_MS = 3_600_000;

describe('the wall clock moves nothing (F28)', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test.each([-HOUR_MS, HOUR_MS])('set by %i ms, the open period stays what it was', (stepMs) => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    const breaker = new CircuitBreaker({ trip: { kind: 'consecutive-failures', failures: 1 } });
    failTimes(breaker, 1);
    jest.setSystemTime(jest.now() + stepMs);
    const rejected: number[] = [];
    breaker.on('rejected', ({ retryAfterMs }) => rejected.push(retryAfterMs));
    expect(() => breaker.acquire()).toThrow('open');
    expect(rejected[0]).toBeLessThanOrEqual(30_000);
    expect(rejected[0]).toBeGreaterThan(20_000);
  });
});
