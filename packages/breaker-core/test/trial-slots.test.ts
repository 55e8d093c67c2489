import { describe, expect, test } from '@jest/globals';
import {
  admittedOf,
  closedScene,
  DEADLINE_MS,
  dueScene,
  fail,
  failTimes,
  OPEN_MS,
  succeed,
} from './fixture.js';

describe('half-open admits exactly N at a time', () => {
  test.each([1, 2, 7])('of 100 calls, %i', (halfOpenTrials) => {
    const { breaker } = dueScene({ halfOpenTrials });
    expect(admittedOf(breaker, 100)).toBe(halfOpenTrials);
  });

  test('N successes close it, and no fewer', () => {
    const { breaker } = dueScene({ halfOpenTrials: 3 });
    const states = [1, 2, 3].map(() => {
      breaker.executeSync(succeed);
      return breaker.state;
    });
    expect(states).toEqual(['half-open', 'half-open', 'closed']);
  });

  test('one failed trial reopens it, whatever succeeded before', () => {
    const { breaker } = dueScene({ halfOpenTrials: 3 });
    breaker.executeSync(succeed);
    breaker.executeSync(succeed);
    expect(() => breaker.executeSync(fail)).toThrow('boom');
    expect(breaker.state).toBe('open');
  });

  test.each(['ignore', 'cancel'] as const)(
    'a trial that ends by %s gives its slot back and decides nothing',
    (settle) => {
      const { breaker } = dueScene();
      breaker.acquire()[settle]();
      expect(breaker.state).toBe('half-open');
      expect(admittedOf(breaker, 10)).toBe(1);
    },
  );

  test('late results give no slot back: after three of them there is still exactly one (F5)', () => {
    const { breaker, clock } = closedScene();
    const old = [breaker.acquire(), breaker.acquire(), breaker.acquire()];
    failTimes(breaker, 2);
    clock.advance(OPEN_MS);
    breaker.acquire();
    for (const permit of old) permit.success();
    expect(admittedOf(breaker, 10)).toBe(0);
  });

  test('an expired trial that settles later gives no second slot back (F5)', () => {
    const { breaker, clock } = dueScene();
    const lost = breaker.acquire();
    clock.advance(DEADLINE_MS);
    breaker.acquire();
    lost.ignore();
    expect(admittedOf(breaker, 10)).toBe(0);
  });

  test('slots given back out of order are all usable again, and no more than these', () => {
    const { breaker } = dueScene({ halfOpenTrials: 5 });
    const trials = Array.from({ length: 5 }, () => breaker.acquire());
    for (const index of [2, 0, 4]) trials[index]?.cancel();
    expect(admittedOf(breaker, 10)).toBe(3);
  });

  test('a trial that calls the breaker again does not reopen it by being turned away (F19)', () => {
    const { breaker } = dueScene();
    const nested = (): string => breaker.executeSync(succeed);
    expect(() => breaker.executeSync(nested)).toThrow('half-open');
    expect(breaker.counts).toMatchObject({ failed: 2, ignored: 1 });
    expect(breaker.state).toBe('half-open');
  });
});
