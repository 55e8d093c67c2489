import { describe, expect, test } from '@jest/globals';
import { boom, closedScene, fail, failTimes } from './fixture.js';

describe('classify says what an error means', () => {
  test.each([
    ['failure', 'failed'],
    ['ignored', 'ignored'],
    ['cancelled', 'cancelled'],
  ] as const)('an error that is %s is counted as %s, and reaches the caller', (answer, count) => {
    const { breaker } = closedScene({ classify: () => answer });
    expect(() => breaker.executeSync(fail)).toThrow(boom);
    breaker.acquire().failure(boom);
    expect(breaker.counts).toMatchObject({ admitted: 2, [count]: 2 });
  });

  test.each(['ignored', 'cancelled'] as const)(
    'errors that are %s move no rule: neither towards opening nor back',
    (answer) => {
      const { breaker } = closedScene({
        classify: (error) => (error === boom ? answer : 'failure'),
      });
      failTimes(breaker, 1);
      for (let call = 0; call < 100; call++) breaker.acquire().failure(boom);
      expect(breaker.state).toBe('closed');
      failTimes(breaker, 1);
      expect(breaker.state).toBe('open');
    },
  );

  test('it is asked once per error, and not about a permit that failed without one', () => {
    const asked: unknown[] = [];
    const { breaker } = closedScene({
      classify: (error) => {
        asked.push(error);
        return 'ignored';
      },
    });
    expect(() => breaker.executeSync(fail)).toThrow(boom);
    breaker.acquire().failure();
    expect([asked, breaker.counts.failed]).toEqual([[boom], 1]);
  });
});
