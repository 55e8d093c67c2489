import { describe, expect, test } from '@jest/globals';
import { closedScene, codeOf, openScene, succeed } from './fixture.js';

describe('a rejection is data, and cheap', () => {
  test.each(['acquire', 'executeSync'] as const)('%s throws it', (method) => {
    const { breaker, clock } = openScene({ name: 'search' });
    clock.advance(300);
    expect(() => breaker[method](succeed)).toThrow(
      expect.objectContaining({
        name: 'CircuitOpenError',
        code: 'ERR_CIRCUIT_OPEN',
        breakerName: 'search',
        state: 'open',
        retryAfterMs: 700,
      }),
    );
  });

  test('execute never throws it: it comes as a rejected promise', async () => {
    const { breaker } = openScene();
    const call = breaker.execute(succeed);
    await expect(call).rejects.toMatchObject({ code: 'ERR_CIRCUIT_OPEN', retryAfterMs: 1_000 });
  });

  test('the function is not called', () => {
    const { breaker } = openScene();
    let calls = 0;
    codeOf(() => breaker.executeSync(() => calls++));
    expect([calls, breaker.counts.rejected]).toEqual([0, 1]);
  });

  test('no time ends a forced opening', () => {
    const { breaker } = closedScene();
    breaker.forceOpen();
    expect(() => breaker.acquire()).toThrow(
      expect.objectContaining({ state: 'forced-open', retryAfterMs: Infinity }),
    );
  });

  test('it carries no stack trace, and leaves those of other errors as they were', () => {
    const { breaker } = openScene();
    const { stackTraceLimit } = Error;
    let stack: string | undefined = 'never thrown';
    try {
      breaker.acquire();
    } catch (error) {
      ({ stack } = error as Error);
    }
    expect(stack).not.toContain('\n');
    expect([Error.stackTraceLimit, new Error('other').stack]).toEqual([
      stackTraceLimit,
      expect.stringContaining('rejection.test'),
    ]);
  });

  test('observers are told of it', () => {
    const { breaker, clock } = openScene({ name: 'search' });
    const heard: unknown[] = [];
    breaker.on('rejected', (event) => heard.push(event));
    clock.advance(300);
    codeOf(() => breaker.acquire());
    const rejection = { breakerName: 'search', state: 'open', reason: 'open', retryAfterMs: 700 };
    expect(heard).toEqual([{ ...rejection, atMs: 300, shadow: false }]);
  });
});
