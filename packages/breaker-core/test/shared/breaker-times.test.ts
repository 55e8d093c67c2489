import { describe, expect, test } from '@jest/globals';
import { SharedCircuitBreaker } from '../../src/shared/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { admittedOf, tryAcquire } from './breaker-lab.js';

const YEAR_MS = 365 * 24 * 3600 * 1000;

describe('times are right over years, whatever the zero of the clock', () => {
  test.each([-1e12, -0.3, 0, 1e12])('at %d', (startMs) => {
    const clock = new ManualClock(startMs);
    const breaker = SharedCircuitBreaker.create(
      {
        trip: { kind: 'consecutive-failures', failures: 1 },
        openDurationMs: YEAR_MS,
        trialDeadlineMs: YEAR_MS,
      },
      { clock },
    );
    for (let year = 0; year < 3; year++) {
      breaker.acquire().failure();
      clock.advance(YEAR_MS - 1);
      expect(tryAcquire(breaker)).toBeUndefined();
      clock.advance(1.125);
    }
    expect(admittedOf(breaker, 3)).toBe(1);
    clock.advance(YEAR_MS - 1);
    expect(tryAcquire(breaker)).toBeUndefined();
    clock.advance(1.125);
    expect(tryAcquire(breaker)).toBeDefined();
  });

  test('a breaker that was idle for years after its open period was over is not open', () => {
    const clock = new ManualClock();
    const trip = { kind: 'consecutive-failures', failures: 1 } as const;
    const breaker = SharedCircuitBreaker.create({ trip }, { clock });
    breaker.acquire().failure();
    clock.advance(20 * YEAR_MS);
    expect(admittedOf(breaker, 2)).toBe(1);
    clock.advance(20 * YEAR_MS);
    expect(admittedOf(breaker, 2)).toBe(1);
  });

  test('a period shorter than what times are kept to is not cut', () => {
    const clock = new ManualClock();
    const trip = { kind: 'consecutive-failures', failures: 1 } as const;
    const breaker = SharedCircuitBreaker.create({ trip, openDurationMs: 0.1 }, { clock });
    breaker.acquire().failure();
    expect(tryAcquire(breaker)).toBeUndefined();
    clock.advance(0.125);
    expect(tryAcquire(breaker)).toBeDefined();
  });
});
