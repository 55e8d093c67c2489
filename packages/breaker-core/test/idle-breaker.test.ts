import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { CircuitBreaker } from '../src/index.js';
import { failTimes } from './fixture.js';

const BREAKERS = 10_000;

/** Breakers that have opened, half of them with a trial under way that never settles. */
function usedBreakers(): CircuitBreaker[] {
  return Array.from({ length: BREAKERS }, (_, index) => {
    const breaker = new CircuitBreaker({ trip: { kind: 'consecutive-failures', failures: 1 } });
    failTimes(breaker, 1);
    if (index % 2 === 0) {
      breaker.restore({ ...breaker.snapshot(), state: 'half-open', remainingOpenMs: 0 });
      breaker.acquire();
    }
    return breaker;
  });
}

describe('10,000 idle breakers cost nothing (F25)', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test('they set no timer of any kind', () => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    const breakers = usedBreakers();
    expect(jest.getTimerCount()).toBe(0);
    expect(new Set(breakers.map(({ state }) => state))).toEqual(new Set(['half-open', 'open']));
  });

  test('they hold nothing that keeps the process alive', () => {
    const before = process.getActiveResourcesInfo().sort();
    const breakers = usedBreakers();
    expect(process.getActiveResourcesInfo().sort()).toEqual(before);
    expect(breakers).toHaveLength(BREAKERS);
  });

  test('a timer would be noticed in both ways', () => {
    const before = process.getActiveResourcesInfo();
    const timer = setTimeout(() => undefined, 60_000);
    expect(process.getActiveResourcesInfo()).toHaveLength(before.length + 1);
    clearTimeout(timer);
    jest.useFakeTimers();
    setInterval(() => undefined, 60_000).unref();
    expect(jest.getTimerCount()).toBe(1);
  });
});
