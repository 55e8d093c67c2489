import { describe, expect, test } from '@jest/globals';
import { boom, closedScene, codeOf, fail } from './fixture.js';

const thenable = (): PromiseLike<string> => {
  const promise = Promise.resolve('inside');
  return { then: (onValue, onError) => promise.then(onValue, onError) };
};

describe('whatever an action does is well defined (F15)', () => {
  test.each([
    ['undefined', (): undefined => undefined, undefined],
    ['null', (): null => null, null],
    ['an error it does not throw', (): Error => boom, boom],
    ['a promise', (): Promise<string> => Promise.resolve('later'), 'later'],
    ['a thenable', thenable, 'inside'],
  ])('execute: %s is a success', async (_, fn, expected) => {
    const { breaker } = closedScene();
    await expect(breaker.execute<unknown>(fn)).resolves.toBe(expected);
    expect(breaker.counts).toMatchObject({ admitted: 1, succeeded: 1, inFlight: 0 });
  });

  test.each([
    ['an error thrown at once', fail],
    ['a rejected promise', (): Promise<never> => Promise.reject(boom)],
    ['a thenable that throws', (): PromiseLike<never> => ({ then: fail })],
    [
      'a thenable that cannot be read',
      (): never =>
        ({
          get then(): never {
            return fail();
          },
        }) as never,
    ],
  ])('execute: %s is a failure, and comes as a rejection', async (_, fn) => {
    const { breaker } = closedScene();
    await expect(breaker.execute<unknown>(fn)).rejects.toBe(boom);
    expect(breaker.counts).toMatchObject({ admitted: 1, failed: 1, inFlight: 0 });
  });

  test('execute: a thenable that answers twice is counted once', async () => {
    const { breaker } = closedScene();
    const twice = {
      then: (onValue: (value: string) => void, onError: (error: Error) => void): void => {
        onValue('first');
        onError(boom);
        onValue('third');
      },
    } as PromiseLike<string>;
    await expect(breaker.execute(() => twice)).resolves.toBe('first');
    expect(breaker.counts).toMatchObject({ succeeded: 1, failed: 0, inFlight: 0 });
  });

  test('execute: a promise is listened to directly, whatever "then" it carries', async () => {
    const { breaker } = closedScene();
    const promise = Object.assign(Promise.resolve('inside'), { then: fail });
    await expect(breaker.execute(() => promise)).resolves.toBe('inside');
  });

  test('execute: an error thrown at once is counted at once', () => {
    const { breaker } = closedScene();
    breaker.execute(fail).catch(codeOf);
    breaker.execute(fail).catch(codeOf);
    expect(breaker.state).toBe('open');
  });

  test.each([undefined, 0, '', boom, { then: 'no function' }])(
    'executeSync: returning %p is a success',
    (value) => {
      const { breaker } = closedScene();
      expect(breaker.executeSync(() => value)).toBe(value);
      expect(breaker.counts).toMatchObject({ succeeded: 1, inFlight: 0 });
    },
  );

  test('executeSync: what the action throws is thrown, whatever it is', () => {
    const { breaker } = closedScene();
    expect(() => breaker.executeSync(fail)).toThrow(boom);
    expect(breaker.counts).toMatchObject({ failed: 1, inFlight: 0 });
  });

  test('executeSync: a promise is a mistake of the caller: told at once, and ignored', () => {
    const { breaker } = closedScene();
    const call = (): unknown => breaker.executeSync(() => Promise.reject(boom));
    expect(codeOf(call)).toBe('ERR_INVALID_CALL');
    expect(breaker.counts).toMatchObject({ admitted: 1, ignored: 1, inFlight: 0 });
  });

  test.each([undefined, null, 'fn', {}])('calling %p is refused at the call', async (value) => {
    const { breaker } = closedScene();
    const fn = value as () => string;
    expect(codeOf(() => breaker.executeSync(fn))).toBe('ERR_INVALID_CALL');
    await expect(breaker.execute(fn)).rejects.toMatchObject({
      code: 'ERR_INVALID_CALL',
      received: value,
    });
    expect(breaker.counts.admitted).toBe(0);
  });
});
