import { describe, expect, test } from '@jest/globals';
import { BREAKER_EVENTS, type BreakerEvents, type CircuitBreaker } from '../src/index.js';
import {
  closedScene,
  codeOf,
  dueScene,
  failTimes,
  OPEN_MS,
  openScene,
  succeedTimes,
} from './fixture.js';

function heardOf<E extends keyof BreakerEvents>(
  breaker: CircuitBreaker,
  event: E,
): BreakerEvents[E][] {
  const heard: BreakerEvents[E][] = [];
  breaker.on(event, (told) => heard.push(told));
  return heard;
}

describe('an event is data that says all about it', () => {
  test('a rule has tripped: which, with what it had seen, and for how long it is open', () => {
    const { breaker, clock } = closedScene();
    const heard = heardOf(breaker, 'transition');
    clock.advance(50);
    failTimes(breaker, 2);
    expect(heard).toEqual([
      {
        seq: 1,
        atMs: 50,
        from: 'closed',
        to: 'open',
        generation: 2,
        reason: 'rule-tripped',
        cause: {
          rule: 0,
          name: 'consecutive-failures',
          errorClass: null,
          figures: { failuresInARow: 2, failuresThreshold: 2 },
        },
        openDurationMs: OPEN_MS,
        shadow: false,
      },
    ]);
  });

  test('any other transition has no cause; only one that opens has a duration', () => {
    const { breaker, clock } = openScene();
    const heard = heardOf(breaker, 'transition');
    clock.advance(OPEN_MS);
    failTimes(breaker, 1);
    breaker.forceOpen();
    expect(
      heard.map(({ reason, cause, openDurationMs }) => [reason, cause, openDurationMs]),
    ).toEqual([
      ['open-elapsed', null, null],
      ['trial-failed', null, OPEN_MS],
      ['forced-open', null, null],
    ]);
  });

  test('seq counts without gaps, also what nobody heard', () => {
    const { breaker } = closedScene();
    breaker.forceOpen();
    const heard = heardOf(breaker, 'transition');
    breaker.reset();
    breaker.isolate()();
    expect(heard.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  test('a new generation begins with each, but not when a recovery ends', () => {
    const recovery = { kind: 'successes', startShare: 1, successes: 2 } as const;
    const { breaker } = dueScene({ recovery });
    const heard = heardOf(breaker, 'transition');
    succeedTimes(breaker, 3);
    breaker.reset();
    expect(heard.map(({ to, generation }) => `${to} ${generation}`)).toEqual([
      'half-open 3',
      'recovering 4',
      'closed 4',
      'closed 5',
    ]);
  });

  test('a late result: what it was, and of which generation', () => {
    const { breaker, clock } = closedScene();
    const heard = heardOf(breaker, 'late');
    const permits = [breaker.acquire(), breaker.acquire()];
    breaker.reset();
    clock.advance(70);
    permits[0]?.success();
    permits[1]?.cancel();
    expect(heard).toEqual([
      { atMs: 70, outcome: 'success', admittedIn: 1, generation: 2 },
      { atMs: 70, outcome: 'cancelled', admittedIn: 1, generation: 2 },
    ]);
  });

  test.each<[string, (breaker: CircuitBreaker) => void, object]>([
    [
      'forced-open',
      (breaker): void => {
        breaker.forceOpen();
      },
      { retryAfterMs: Infinity },
    ],
    ['isolated', (breaker): void => void breaker.isolate(), { retryAfterMs: Infinity }],
    [
      'open',
      (breaker): void => {
        failTimes(breaker, 2);
      },
      { retryAfterMs: OPEN_MS },
    ],
  ])('a rejection: %s', (state, happen, more) => {
    const { breaker } = closedScene({ name: 'search' });
    happen(breaker);
    const heard = heardOf(breaker, 'rejected');
    codeOf(() => breaker.acquire());
    const rejection = { atMs: 0, breakerName: 'search', state, reason: state, shadow: false };
    expect(heard).toEqual([{ ...rejection, ...more }]);
  });

  test('every event there is can be subscribed to, and is frozen', () => {
    const { breaker } = openScene();
    const heard = BREAKER_EVENTS.map((event) => heardOf(breaker, event) as object[]);
    breaker.restore(null);
    codeOf(() => breaker.acquire());
    breaker.reset();
    expect(heard.flat().map((event) => Object.isFrozen(event))).toEqual([true, true, true]);
  });
});
