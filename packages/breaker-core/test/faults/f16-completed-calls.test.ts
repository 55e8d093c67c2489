import { describe, expect, test } from '@jest/globals';
import type { TripRule } from '../../src/index.js';
import { admittedOf, closedScene, failTimes, rate, succeedTimes } from '../fixture.js';
import { begin, beginMany, endAll, SURFACES } from './calls.js';

const IN_FLIGHT = 1_000;
const COMPLETED = 900;

const RULES: [string, TripRule][] = [
  ['count', rate({ kind: 'count', calls: IN_FLIGHT }, { minimumCalls: COMPLETED })],
  ['time', rate({ kind: 'time', durationMs: 10_000 }, { minimumCalls: COMPLETED })],
];

describe("F16: the rate's denominator is completed calls", () => {
  describe.each(RULES)('a %s window', (_, trip) => {
    test.each(SURFACES)(
      '%s: 1,000 in flight and 900 of 900 completions failed: open',
      async (surface) => {
        const { breaker } = closedScene({ trip });
        const calls = beginMany(breaker, surface, IN_FLIGHT + COMPLETED);
        await endAll(calls.slice(0, COMPLETED - 1), 'failure');
        expect(breaker.state).toBe('closed');
        await endAll(calls.slice(COMPLETED - 1, COMPLETED), 'failure');
        expect([breaker.state, breaker.counts.inFlight]).toEqual(['open', IN_FLIGHT]);
      },
    );

    test('1,000 in flight and 449 of 900 completions failed: closed; half of them: open', () => {
      const { breaker } = closedScene({ trip });
      admittedOf(breaker, IN_FLIGHT);
      succeedTimes(breaker, 450);
      failTimes(breaker, 449);
      expect(breaker.state).toBe('closed');
      failTimes(breaker, 1);
      expect(breaker.state).toBe('open');
    });

    test.each(['ignore', 'cancel'] as const)(
      '100,000 calls that end by %s are no completions',
      (end) => {
        const { breaker } = closedScene({ trip });
        failTimes(breaker, COMPLETED - 1);
        for (let call = 0; call < 100_000; call++) breaker.acquire()[end]();
        expect(breaker.state).toBe('closed');
        failTimes(breaker, 1);
        expect(breaker.state).toBe('open');
      },
    );
  });

  test('calls that their callers give up are neither', async () => {
    const { breaker } = closedScene({
      trip: rate({ kind: 'count', calls: 4 }, { minimumCalls: 2 }),
    });
    const hang = (): Promise<never> => new Promise(() => undefined);
    failTimes(breaker, 1);
    const given = Array.from({ length: 100 }, () => {
      const caller = new AbortController();
      const call = breaker.tryExecute(hang, { signal: caller.signal });
      caller.abort();
      return call;
    });
    await Promise.all(given);
    expect(breaker.explain().rules[0]?.figures).toMatchObject({ completed: 1, failures: 1 });
    expect([breaker.state, breaker.counts.cancelled]).toEqual(['closed', 100]);
  });

  test('a timeout is a completion, and a failed one', async () => {
    const { breaker, clock } = closedScene({
      trip: rate({ kind: 'count', calls: 4 }, { minimumCalls: 2 }),
    });
    const hang = (): Promise<never> => new Promise(() => undefined);
    const calls = [1, 2].map(() => breaker.tryExecute(hang, { timeoutMs: 5 }));
    clock.advance(5);
    await Promise.all(calls);
    expect([breaker.state, breaker.counts.failed]).toEqual(['open', 2]);
  });

  test('a success may be the completion that reaches the minimum', async () => {
    const trip = rate({ kind: 'count', calls: 10 }, { minimumCalls: 10 });
    for (const surface of SURFACES) {
      const { breaker } = closedScene({ trip });
      admittedOf(breaker, 1_000);
      failTimes(breaker, 9);
      expect(breaker.state).toBe('closed');
      await begin(breaker, surface).end('success');
      expect(breaker.state).toBe('open');
    }
  });
});
