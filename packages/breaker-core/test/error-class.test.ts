import { describe, expect, test } from '@jest/globals';
import type { Classification, TripRule } from '../src/index.js';
import { closedScene, codeOf, succeedTimes } from './fixture.js';

const classify = (error: unknown): Classification => ({
  outcome: 'failure',
  errorClass: String(error),
});

/** One failed call for each class, in order; '' is a success. */
function stateAfter(trip: TripRule | TripRule[], classes: readonly string[]): string {
  const { breaker } = closedScene({ trip, classify });
  for (const errorClass of classes) {
    const permit = breaker.acquire();
    if (errorClass === '') permit.success();
    else permit.failure(errorClass);
  }
  return breaker.state;
}

describe('a rule may look at failures of one class only', () => {
  const twoInARow = { kind: 'consecutive-failures', failures: 2, errorClass: '429' } as const;
  const half: TripRule = {
    kind: 'failure-rate',
    failureRateThreshold: 0.5,
    minimumCalls: 4,
    window: { kind: 'count', calls: 4 },
    errorClass: '429',
  };

  test.each([
    ['429 429', 'open'],
    ['429 500 429', 'open'],
    ['500 500 500', 'closed'],
    ['429 500', 'closed'],
  ])('in a row: after %s it is %s', (classes, state) => {
    expect(stateAfter(twoInARow, classes.split(' '))).toBe(state);
  });

  test('only a success ends the row', () => {
    expect(stateAfter(twoInARow, ['429', '', '429'])).toBe('closed');
  });

  test.each([
    ['429 429 500 500', 'open'],
    ['429 500 500 500', 'closed'],
    ['500 500 500 500 429 429', 'open'],
  ])('by rate, where the others are completed calls: after %s it is %s', (classes, state) => {
    expect(stateAfter(half, classes.split(' '))).toBe(state);
  });

  test.each([
    ['429', 'open', 0],
    ['500 500', 'closed', undefined],
    ['500 500 500', 'open', 1],
  ])('a threshold for each class: after %s it is %s', (classes, state, rule) => {
    const trip: TripRule[] = [
      { kind: 'consecutive-failures', failures: 1, errorClass: '429' },
      { kind: 'consecutive-failures', failures: 3, errorClass: '500' },
    ];
    const { breaker } = closedScene({ trip, classify });
    for (const errorClass of classes.split(' ')) breaker.acquire().failure(errorClass);
    expect([breaker.state, breaker.explain().lastTransition?.cause?.rule]).toEqual([state, rule]);
  });

  test('a failure without a class moves no rule that looks for one', () => {
    const { breaker } = closedScene({ trip: twoInARow });
    for (let call = 0; call < 9; call++) breaker.acquire().failure(new Error('429'));
    expect(breaker.state).toBe('closed');
  });
});

describe('of several rules that say so at once, the first in the list is named', () => {
  test('with what it had seen', () => {
    const { breaker } = closedScene({
      classify,
      trip: [
        { kind: 'consecutive-failures', failures: 9 },
        {
          kind: 'failure-rate',
          failureRateThreshold: 0.25,
          minimumCalls: 4,
          window: { kind: 'count', calls: 8 },
          errorClass: '429',
        },
        { kind: 'consecutive-failures', failures: 1, errorClass: 'never' },
        { kind: 'consecutive-failures', failures: 1 },
      ],
    });
    const heard: unknown[] = [];
    breaker.on('transition', ({ cause }) => heard.push(cause));
    succeedTimes(breaker, 3);
    breaker.acquire().failure('429');
    expect(heard).toEqual([
      {
        rule: 1,
        name: 'failure-rate',
        errorClass: '429',
        figures: { completed: 4, failures: 1, minimumCalls: 4, failureRateThreshold: 0.25 },
      },
    ]);
  });

  test('and all of them have counted the call', () => {
    const { breaker } = closedScene({
      trip: [
        { kind: 'consecutive-failures', failures: 9 },
        { kind: 'consecutive-failures', failures: 5 },
      ],
    });
    for (let call = 0; call < 3; call++)
      codeOf(() => {
        breaker.acquire().failure();
      });
    const inARow = breaker.explain().rules.map(({ figures }) => figures.failuresInARow);
    expect(inARow).toEqual([3, 3]);
  });
});
