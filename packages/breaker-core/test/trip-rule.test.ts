import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closedScene, failTimes, rate, succeedTimes } from './fixture.js';
import { seeded } from './seeded.js';

describe('a closed breaker opens when a rule says so, and not before', () => {
  test('consecutive failures: a success starts the count anew', () => {
    const { breaker } = closedScene({ trip: { kind: 'consecutive-failures', failures: 3 } });
    failTimes(breaker, 2);
    succeedTimes(breaker, 1);
    failTimes(breaker, 2);
    expect(breaker.state).toBe('closed');
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test.each([
    [0.1, 10],
    [0.3, 10],
    [1, 10],
    [0.07, 100],
  ])('a rate of exactly %d is enough, in %i calls', (threshold, calls) => {
    const trip = rate({ kind: 'count', calls }, { minimumCalls: calls, threshold });
    const { breaker } = closedScene({ trip });
    succeedTimes(breaker, calls);
    failTimes(breaker, Math.round(threshold * calls) - 1);
    expect(breaker.state).toBe('closed');
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('a success may complete the minimum', () => {
    const { breaker } = closedScene({
      trip: rate({ kind: 'count', calls: 4 }, { minimumCalls: 4 }),
    });
    failTimes(breaker, 3);
    expect(breaker.state).toBe('closed');
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('a count window holds exactly the last calls', () => {
    const calls = fc.array(fc.boolean(), { maxLength: 120 });
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 20 }), (failed, size) => {
        const trip = rate({ kind: 'count', calls: size }, { minimumCalls: size, threshold: 0.6 });
        const { breaker } = closedScene({ trip });
        const openedAt = failed.findIndex((fails) => {
          breaker.acquire()[fails ? 'failure' : 'success']();
          return breaker.state === 'open';
        });
        const expectedAt = failed.findIndex((_, index) => {
          const last = failed.slice(Math.max(0, index + 1 - size), index + 1);
          return last.length === size && last.filter(Boolean).length / size >= 0.6;
        });
        expect(openedAt).toBe(expectedAt);
      }),
      seeded,
    );
  });

  test('of several rules, any one suffices', () => {
    const trip = [
      { kind: 'consecutive-failures', failures: 3 } as const,
      rate({ kind: 'count', calls: 10 }, { minimumCalls: 10 }),
    ];
    const [inARow, atARate] = [closedScene({ trip }), closedScene({ trip })];
    failTimes(inARow.breaker, 3);
    for (let pair = 0; pair < 5; pair++) {
      failTimes(atARate.breaker, 1);
      succeedTimes(atARate.breaker, 1);
    }
    expect([inARow.breaker.state, atARate.breaker.state]).toEqual(['open', 'open']);
  });

  test.each([
    rate({ kind: 'count', calls: 4 }, { minimumCalls: 4 }),
    rate({ kind: 'time', durationMs: 1e9 }, { minimumCalls: 4 }),
    { kind: 'consecutive-failures', failures: 4 } as const,
  ])('after a recovery it begins with nothing: %j', (trip) => {
    const { breaker, clock } = closedScene({ trip });
    failTimes(breaker, 4);
    clock.advance(1_000);
    succeedTimes(breaker, 1);
    failTimes(breaker, 3);
    expect(breaker.state).toBe('closed');
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });
});
