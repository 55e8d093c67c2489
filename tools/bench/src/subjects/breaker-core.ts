import { CircuitBreaker, type CircuitBreakerOptions } from '@breaker-lab/breaker-core';
import {
  AN_HOUR_MS,
  FAILURE_RATE,
  FAILURES_IN_A_ROW,
  fail,
  type Guard,
  type Rule,
  type Subject,
  WINDOW_MS,
} from './subject.js';

const timeWindow = (): CircuitBreakerOptions => ({
  trip: {
    kind: 'failure-rate',
    failureRateThreshold: FAILURE_RATE.threshold,
    minimumCalls: FAILURE_RATE.minimumCalls,
    window: { kind: 'time', durationMs: WINDOW_MS },
  },
  openDurationMs: AN_HOUR_MS,
});

/** Opens after failures in a row: the rule that needs no clock. */
export const consecutive = (failures: number): CircuitBreakerOptions => ({
  trip: { kind: 'consecutive-failures', failures },
  openDurationMs: AN_HOUR_MS,
});

/** A failure rate over so many of the last calls. */
export const countWindow = (calls: number): CircuitBreakerOptions => ({
  trip: {
    kind: 'failure-rate',
    failureRateThreshold: FAILURE_RATE.threshold,
    minimumCalls: FAILURE_RATE.minimumCalls,
    window: { kind: 'count', calls },
  },
  openDurationMs: AN_HOUR_MS,
});

/** Ours, closed, with a timeout for every call. */
export function timedBreaker(timeoutMs: number): CircuitBreaker {
  return new CircuitBreaker({ ...timeWindow(), timeoutMs });
}

/** Ours, opened by a failure. */
export async function openBreaker(): Promise<CircuitBreaker> {
  const breaker = new CircuitBreaker(consecutive(1));
  await fail((work) => breaker.execute(work));
  return breaker;
}

/** This workspace's own. Windows of a given size are measured by their own, synchronous path. */
export const breakerCore: Subject = {
  name: 'breaker-core',
  closed(rule: Rule): Guard {
    const isTime = rule === 'time-window';
    const breaker = new CircuitBreaker(isTime ? timeWindow() : consecutive(FAILURES_IN_A_ROW));
    return (work) => breaker.execute(work);
  },
  timed(timeoutMs) {
    const breaker = timedBreaker(timeoutMs);
    return (work) => breaker.execute(work);
  },
  async open() {
    const breaker = await openBreaker();
    return (work) => breaker.execute(work);
  },
  idle: () => new CircuitBreaker(timeWindow()),
  enduring: () => undefined,
};
