import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CircuitBreaker } from '../src/index.js';
import { ManualClock } from '../src/testing/index.js';
import { closedScene, failTimes, OPEN_MS, rate, succeedTimes } from './fixture.js';
import { seeded } from './seeded.js';

const HOUR_MS = 3_600_000;
const BUCKETS = 32;

describe('a time window forgets by elapsed time', () => {
  const trip = rate({ kind: 'time', durationMs: 10_000 }, { minimumCalls: 5 });

  test('4 failures, an idle hour, 1 failure: the window holds 1 (F3)', () => {
    const { breaker, clock } = closedScene({ trip });
    failTimes(breaker, 4);
    clock.advance(HOUR_MS);
    failTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
    failTimes(breaker, 4);
    expect(breaker.state).toBe('open');
  });

  test('a call is remembered for at least 31/32 of the duration', () => {
    const { breaker, clock } = closedScene({ trip });
    failTimes(breaker, 4);
    clock.advance((10_000 * 31) / 32);
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('a call as old as the duration is forgotten', () => {
    const { breaker, clock } = closedScene({ trip });
    failTimes(breaker, 4);
    clock.advance(10_000);
    failTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('successes are forgotten as failures are', () => {
    const { breaker, clock } = closedScene({ trip });
    succeedTimes(breaker, 100);
    clock.advance(10_000);
    failTimes(breaker, 5);
    expect(breaker.state).toBe('open');
  });

  test('what came before a recovery is not forgotten a second time', () => {
    const { breaker, clock } = closedScene({ trip });
    failTimes(breaker, 5);
    clock.advance(OPEN_MS);
    succeedTimes(breaker, 1);
    failTimes(breaker, 1);
    clock.advance(10_000);
    failTimes(breaker, 5);
    expect(breaker.state).toBe('open');
  });

  test('a clock that steps back forgets nothing, and later all of it', () => {
    let nowMs = HOUR_MS;
    const breaker = new CircuitBreaker({ trip, clock: { nowMs: () => nowMs } });
    failTimes(breaker, 3);
    nowMs -= 1_000;
    failTimes(breaker, 1);
    nowMs = HOUR_MS + 10_000;
    failTimes(breaker, 4);
    expect(breaker.state).toBe('closed');
    nowMs -= 1_000;
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('it opens exactly when a list of all calls, aged by buckets, says so', () => {
    const calls = fc.array(
      fc.record({ gapMs: fc.nat({ max: 500 }), failed: fc.boolean() }),
      { maxLength: 150 }, // prettier-ignore
    );
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 2_000 }), (history, durationMs) => {
        const rule = { threshold: 0.6, minimumCalls: 4 };
        expect(openedAt(history, durationMs, rule)).toBe(expectedAt(history, durationMs, rule));
      }),
      { ...seeded, numRuns: 200 },
    );
  });
});

interface Call {
  readonly gapMs: number;
  readonly failed: boolean;
}

interface Rule {
  readonly threshold: number;
  readonly minimumCalls: number;
}

function openedAt(history: readonly Call[], durationMs: number, rule: Rule): number {
  const clock = new ManualClock();
  const breaker = new CircuitBreaker({ trip: rate({ kind: 'time', durationMs }, rule), clock });
  return history.findIndex(({ gapMs, failed }) => {
    clock.advance(gapMs);
    breaker.acquire()[failed ? 'failure' : 'success']();
    return breaker.state === 'open';
  });
}

function expectedAt(history: readonly Call[], durationMs: number, rule: Rule): number {
  let nowMs = -(history[0]?.gapMs ?? 0);
  const aged = history.map(({ gapMs, failed }) => {
    nowMs += gapMs;
    return { bucket: Math.floor((nowMs * BUCKETS) / durationMs), failed };
  });
  return aged.findIndex(({ bucket }, index) => {
    const kept = aged.slice(0, index + 1).filter((call) => call.bucket > bucket - BUCKETS);
    const failures = kept.filter(({ failed }) => failed).length;
    return kept.length >= rule.minimumCalls && failures / kept.length >= rule.threshold;
  });
}
