import { describe, expect, test } from '@jest/globals';
import { CircuitBreaker, circuitBreakerDefaults } from '../src/index.js';
import { closedScene, codeOf, dueScene, failTimes, openScene, succeedTimes } from './fixture.js';

describe('explain() says why', () => {
  test('of a new breaker: nothing has happened', () => {
    const { breaker } = closedScene();
    expect(breaker.explain()).toMatchObject({
      state: 'closed',
      shadow: false,
      why: 'closed since it was made: no rule has tripped',
      lastTransition: null,
      lastRejection: null,
    });
  });

  test('of an open one: since when, which rule, what it had seen, and what comes next', () => {
    const { breaker, clock } = closedScene();
    clock.advance(250);
    failTimes(breaker, 2);
    expect(breaker.explain().why).toBe(
      'open since 250 ms: rule-tripped (trip[0] consecutive-failures: failuresInARow 2, ' +
        'failuresThreshold 2); the first call after 1000 ms is a trial',
    );
  });

  test.each<[string, (breaker: CircuitBreaker) => void]>([
    [
      'forced-open since 1000 ms: forced-open',
      (breaker): void => {
        breaker.forceOpen();
      },
    ],
    ['isolated since 1000 ms: isolated', (breaker): void => void breaker.isolate()],
    [
      'closed since 1000 ms: trials-succeeded',
      (breaker): void => {
        succeedTimes(breaker, 1);
      },
    ],
    [
      'open since 1000 ms: trial-failed; the first call after 1000 ms is a trial',
      (breaker): void => {
        failTimes(breaker, 1);
      },
    ],
  ])('%s', (why, happen) => {
    const { breaker } = dueScene();
    happen(breaker);
    expect(breaker.explain().why).toBe(why);
  });

  test('where every rule stands now', () => {
    const { breaker } = closedScene({
      trip: [
        { kind: 'consecutive-failures', failures: 9, errorClass: 'disk' },
        {
          kind: 'failure-rate',
          failureRateThreshold: 0.9,
          minimumCalls: 5,
          window: { kind: 'count', calls: 10 },
        },
      ],
    });
    succeedTimes(breaker, 1);
    failTimes(breaker, 2);
    expect(breaker.explain().rules).toEqual([
      {
        rule: 0,
        name: 'consecutive-failures',
        errorClass: 'disk',
        figures: { failuresInARow: 0, failuresThreshold: 9 },
      },
      {
        rule: 1,
        name: 'failure-rate',
        errorClass: null,
        figures: { completed: 3, failures: 2, minimumCalls: 5, failureRateThreshold: 0.9 },
      },
    ]);
  });

  test('the effective options: what was given, and the defaults of all others', () => {
    const { options } = new CircuitBreaker({ maxInFlight: 7 }).explain();
    expect(options).toMatchObject({
      ...circuitBreakerDefaults,
      trip: [circuitBreakerDefaults.trip],
      maxInFlight: 7,
    });
    expect(Object.keys(options).sort()).toEqual([
      'classify',
      'classifyResult',
      'clock',
      'halfOpenQueue',
      'halfOpenRule',
      'halfOpenTrials',
      'maxInFlight',
      'name',
      'openDurationMs',
      'random',
      'recovery',
      'shadow',
      'slowCallDurationMs',
      'timeoutMs',
      'trialDeadlineMs',
      'trip',
    ]);
  });

  test('the last transition and the last rejection, as events tell them', () => {
    const { breaker, clock } = openScene({ name: 'search' });
    clock.advance(300);
    codeOf(() => breaker.acquire());
    const { lastTransition, lastRejection } = breaker.explain();
    expect(lastTransition).toMatchObject({ seq: 1, atMs: 0, from: 'closed', to: 'open' });
    expect(lastRejection).toEqual({
      breakerName: 'search',
      state: 'open',
      reason: 'open',
      retryAfterMs: 700,
    });
  });

  test('that it is in shadow mode', () => {
    const { breaker } = openScene({ shadow: true });
    expect(breaker.explain()).toMatchObject({ state: 'open', shadow: true });
  });

  test('also when it is disposed, and asking changes nothing', () => {
    const { breaker, clock } = openScene();
    const before = breaker.explain();
    clock.advance(10_000);
    expect(breaker.explain()).toEqual(before);
    breaker.dispose();
    expect(breaker.explain()).toMatchObject({ state: 'open' });
  });
});
