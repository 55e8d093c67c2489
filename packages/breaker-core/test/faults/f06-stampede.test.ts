import { describe, expect, test } from '@jest/globals';
import { closedScene, codeOf, dueScene, failTimes, OPEN_MS, rate } from '../fixture.js';
import { admittedAmong, beginMany, endAll, SURFACES } from './calls.js';

const CALLERS = 10_000;
const MATRIX = SURFACES.flatMap((surface) => [1, 5].map((n) => [surface, n] as const));

describe('F6: of 10,000 callers in the tick in which open ends, N reach the upstream', () => {
  test.each(MATRIX)('%s, N = %i', async (surface, n) => {
    const { breaker } = dueScene({ halfOpenTrials: n });
    const calls = beginMany(breaker, surface, CALLERS);
    expect(admittedAmong(calls)).toBe(n);
    await endAll(calls, 'success');
    expect([breaker.state, breaker.counts.rejected]).toEqual(['closed', CALLERS - n]);
  });

  test.each(SURFACES)('%s: one tick earlier, none', (surface) => {
    const { breaker, clock } = closedScene();
    failTimes(breaker, 2);
    clock.advance(OPEN_MS - 1);
    expect(admittedAmong(beginMany(breaker, surface, CALLERS))).toBe(0);
    clock.advance(1);
    expect(admittedAmong(beginMany(breaker, surface, CALLERS))).toBe(1);
  });

  test('executeSync, called again and again from within the trial: 1', () => {
    const { breaker } = dueScene();
    let reached = 0;
    breaker.executeSync(() => {
      for (let caller = 1; caller < CALLERS; caller++) {
        codeOf(() => breaker.executeSync(() => reached++));
      }
      reached++;
    });
    expect([reached, breaker.state]).toEqual([1, 'closed']);
  });

  test('a failed trial lets nobody of the same tick through', async () => {
    const { breaker } = dueScene();
    const calls = beginMany(breaker, 'execute', CALLERS);
    await endAll(calls, 'failure');
    expect(admittedAmong(beginMany(breaker, 'execute', CALLERS))).toBe(0);
    expect(breaker.state).toBe('open');
  });

  test('however the rule and its half-open rule are made', () => {
    const trip = rate({ kind: 'time', durationMs: 1_000 }, { minimumCalls: 2 });
    const halfOpenRule = { kind: 'failure-rate', calls: 100, failureRateThreshold: 0.5 } as const;
    const { breaker } = dueScene({ trip, halfOpenRule, halfOpenTrials: 4, maxInFlight: 50 });
    expect(admittedAmong(beginMany(breaker, 'execute', CALLERS))).toBe(4);
  });
});
