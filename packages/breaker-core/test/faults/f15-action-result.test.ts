import { describe, expect, test } from '@jest/globals';
import type { CircuitBreaker } from '../../src/index.js';
import { boom, closedScene, codeOf, fail } from '../fixture.js';

const thenable = (): PromiseLike<string> => {
  const promise = Promise.resolve('inside');
  return { then: (onValue, onError) => promise.then(onValue, onError) };
};

const WAYS: Record<string, (breaker: CircuitBreaker, fn: () => unknown) => Promise<unknown>> = {
  execute: (breaker, fn) => breaker.execute(fn),
  'execute with a timeout': (breaker, fn) => breaker.execute(fn, { timeoutMs: 10 }),
  wrap: (breaker, fn) => breaker.wrap(fn)(),
  tryExecute: async (breaker, fn) => {
    const result = await breaker.tryExecute(fn);
    if (result.status === 'fulfilled') return result.value;
    throw result.status === 'failed' ? result.error : new Error('rejected');
  },
};

describe.each(Object.keys(WAYS))('F15: whatever an action does is well defined: %s', (way) => {
  const run = (breaker: CircuitBreaker, fn: () => unknown): Promise<unknown> =>
    WAYS[way]?.(breaker, fn) ?? Promise.reject(new Error(way));

  test.each<[string, () => unknown, unknown]>([
    ['undefined', () => undefined, undefined],
    ['null', () => null, null],
    ['false', () => false, false],
    ['an error that it does not throw', () => boom, boom],
    ['a promise', () => Promise.resolve('later'), 'later'],
    ['a promise of nothing', () => Promise.resolve(), undefined],
    ['a promise of a thenable', () => Promise.resolve(thenable()), 'inside'],
    ['a thenable', thenable, 'inside'],
    [
      'a thenable of a thenable',
      () => ({
        then: (done: (value: unknown) => void) => {
          done(thenable());
        },
      }),
      'inside',
    ],
    ['an object with a then that is no function', () => THEN_IS_DATA, { then: 5 }],
  ])('%s is a success', async (_, fn, expected) => {
    const { breaker } = closedScene();
    await expect(run(breaker, fn)).resolves.toEqual(expected);
    expect(breaker.counts).toMatchObject({ admitted: 1, succeeded: 1, failed: 0, inFlight: 0 });
  });

  test.each<[string, () => unknown]>([
    ['an error thrown at once', fail],
    ['a promise that is rejected already', () => Promise.reject(boom)],
    ['a promise that rejects later', () => Promise.resolve().then(fail)],
    ['a thenable that throws', () => ({ then: fail })],
    ['a thenable that cannot be read', () => Object.defineProperty({}, 'then', { get: fail })],
    [
      'a thenable that rejects',
      () => ({
        then: (_: unknown, no: (e: Error) => void) => {
          no(boom);
        },
      }),
    ],
  ])('%s is a failure, and comes as a rejection', async (_, fn) => {
    const { breaker } = closedScene();
    await expect(run(breaker, fn)).rejects.toBe(boom);
    expect(breaker.counts).toMatchObject({ admitted: 1, succeeded: 0, failed: 1, inFlight: 0 });
  });

  test.each([undefined, null, 0, 'a string', false])(
    'a rejection by %p is a failure',
    async (reason) => {
      const { breaker } = closedScene();
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users' code may do
      await expect(run(breaker, () => Promise.reject(reason))).rejects.toBe(reason);
      expect(breaker.counts).toMatchObject({ failed: 1, inFlight: 0 });
    },
  );

  test('a thenable that answers many times is counted once, as its first answer', async () => {
    const { breaker } = closedScene();
    const many = {
      then: (yes: (value: string) => void, no: (error: Error) => void): never => {
        yes('first');
        no(boom);
        yes('third');
        throw boom;
      },
    };
    await expect(run(breaker, () => many)).resolves.toBe('first');
    expect(breaker.counts).toMatchObject({ succeeded: 1, failed: 0, inFlight: 0 });
  });

  test('it is called once, even if it fails', async () => {
    const { breaker } = closedScene();
    let calls = 0;
    await expect(run(breaker, () => (calls++, fail()))).rejects.toBe(boom);
    expect(calls).toBe(1);
  });

  test('errors thrown at once trip it at once', () => {
    const { breaker } = closedScene();
    for (let call = 0; call < 2; call++) run(breaker, fail).catch(codeOf);
    expect(breaker.state).toBe('open');
  });
});

const THEN_IS_DATA = { then: 5 };

describe('F15: whatever an action does is well defined: executeSync', () => {
  test.each([undefined, null, 0, '', false, boom, THEN_IS_DATA])('%p is a success', (value) => {
    const { breaker } = closedScene();
    expect(breaker.executeSync(() => value)).toBe(value);
    expect(breaker.counts).toMatchObject({ succeeded: 1, inFlight: 0 });
  });

  test('what is thrown is thrown, and is a failure', () => {
    const { breaker } = closedScene();
    expect(() => breaker.executeSync(fail)).toThrow(boom);
    expect(breaker.counts).toMatchObject({ failed: 1, inFlight: 0 });
  });

  test.each<[string, () => unknown]>([
    ['a promise', () => Promise.resolve('later')],
    ['a rejected promise', () => Promise.reject(boom)],
    ['a thenable', thenable],
  ])('%s is a mistake of the caller: told at once, and neither success nor failure', (_, fn) => {
    const { breaker } = closedScene();
    expect(codeOf(() => breaker.executeSync(fn))).toBe('ERR_INVALID_CALL');
    expect(breaker.counts).toMatchObject({ admitted: 1, ignored: 1, failed: 0, inFlight: 0 });
  });
});
