import { describe, expect, test } from '@jest/globals';
import type { Classification, CircuitBreakerOptions } from '../src/index.js';
import { boom, closedScene, codeOf, dueScene, fail, failTimes } from './fixture.js';

const COUNT = {
  success: 'succeeded',
  failure: 'failed',
  ignored: 'ignored',
  cancelled: 'cancelled',
} as const;
const OUTCOMES = ['success', 'failure', 'ignored', 'cancelled'] as const;

const answering = (answer: unknown): CircuitBreakerOptions => ({
  classify: (() => answer) as unknown as () => Classification,
});

describe('a classifier may say more than a word', () => {
  test.each(OUTCOMES)('%s, as a word or as an object, is the same', (outcome) => {
    for (const answer of [outcome, { outcome }, { outcome, errorClass: undefined }]) {
      const { breaker } = closedScene(answering(answer));
      expect(() => breaker.executeSync(fail)).toThrow(boom);
      breaker.acquire().failure(boom);
      expect(breaker.counts).toMatchObject({ [COUNT[outcome]]: 2, observerErrors: 0 });
    }
  });

  test('an error that is a success ends a row of failures, and reaches the caller', async () => {
    const { breaker } = closedScene(answering('success'));
    failTimes(breaker, 1);
    await expect(breaker.execute(fail)).rejects.toBe(boom);
    failTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  test('and closes a half-open breaker', () => {
    const { breaker } = dueScene(answering('success'));
    expect(() => breaker.executeSync(fail)).toThrow(boom);
    expect(breaker.state).toBe('closed');
  });

  test.each([
    [{ outcome: 'slow' }],
    [{}],
    [{ outcome: 'failure', errorClass: 5 }],
    [{ outcome: 'ignored', retryAfterMs: '5' }],
    [{ outcome: 'ignored', retryAfterMs: NaN }],
    [{ outcome: 'ignored', retryAfterMs: -1 }],
    [{ outcome: 'ignored', retryAfterMs: Infinity }],
    [{ outcome: 'ignored', retryAfterMs: 365 * 24 * 3_600_000 + 1 }],
    [['ignored']],
    [null],
    [true],
  ])('%j is no answer: the call is one failure', (answer) => {
    const { breaker } = closedScene(answering(answer));
    codeOf(() => breaker.executeSync(fail));
    expect(breaker.counts).toMatchObject({ failed: 1, ignored: 0, observerErrors: 1 });
  });

  test('an answer that cannot be read is none', () => {
    const { breaker } = closedScene(
      answering({
        get outcome(): never {
          return fail();
        },
      }),
    );
    expect(() => breaker.executeSync(fail)).toThrow(boom);
    expect(breaker.counts).toMatchObject({ failed: 1, inFlight: 0, observerErrors: 1 });
  });

  test('it may steer the breaker: the call is then one of an earlier generation', () => {
    const scene = closedScene({
      classify: () => {
        scene.breaker.reset();
        return 'failure';
      },
    });
    codeOf(() => scene.breaker.executeSync(fail));
    expect(scene.breaker.counts).toMatchObject({ late: 1, failed: 0, inFlight: 0 });
  });

  test('it may settle the permit it is asked about: that is refused', () => {
    const codes: unknown[] = [];
    const { breaker } = closedScene({
      classify: () => {
        codes.push(
          codeOf(() => {
            permit.success();
          }),
        );
        return 'ignored';
      },
    });
    const permit = breaker.acquire();
    permit.failure(boom);
    expect([codes, breaker.counts.ignored]).toEqual([['ERR_PERMIT_SETTLED'], 1]);
  });
});
