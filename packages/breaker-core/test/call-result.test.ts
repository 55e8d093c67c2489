import { describe, expect, test } from '@jest/globals';
import type { CallResult } from '../src/index.js';
import { boom, closedScene, codeOf, fail, failTimes, openScene, succeed } from './fixture.js';

describe('tryExecute: how a call ended is a value', () => {
  test('fulfilled, with what the function gave, also undefined', async () => {
    const { breaker } = closedScene();
    const results = [breaker.tryExecute(succeed), breaker.tryExecute(() => undefined)];
    await expect(Promise.all(results)).resolves.toEqual([
      { status: 'fulfilled', value: 'fine' },
      { status: 'fulfilled', value: undefined },
    ]);
  });

  test('failed, with its error, thrown at once or later', async () => {
    const { breaker } = closedScene();
    const results = [breaker.tryExecute(fail), breaker.tryExecute(() => Promise.reject(boom))];
    const failed = { status: 'failed', error: boom };
    await expect(Promise.all(results)).resolves.toEqual([failed, failed]);
    expect(breaker.state).toBe('open');
  });

  test('rejected, with what an error would have carried, and no error is made', async () => {
    const { breaker, clock } = openScene({ name: 'search' });
    clock.advance(300);
    let called = false;
    const result = await breaker.tryExecute(() => (called = true));
    const rejection = { breakerName: 'search', state: 'open', reason: 'open', retryAfterMs: 700 };
    expect(result).toEqual({ status: 'rejected', rejection });
    expect([called, breaker.counts.rejected]).toEqual([false, 1]);
  });

  test('at the limit of calls in flight, too', async () => {
    const { breaker } = closedScene({ maxInFlight: 1 });
    breaker.acquire();
    await expect(breaker.tryExecute(succeed)).resolves.toMatchObject({
      status: 'rejected',
      rejection: { reason: 'in-flight-limit', retryAfterMs: 0 },
    });
  });

  test('a rejection of another breaker, met inside, is a failure as any', async () => {
    const inner = openScene().breaker;
    const { breaker } = closedScene();
    const result = await breaker.tryExecute(() => inner.execute(succeed));
    expect(result).toMatchObject({ status: 'failed', error: { code: 'ERR_CIRCUIT_OPEN' } });
    expect(breaker.counts.failed).toBe(1);
  });

  test('its own rejection, met inside, is none', async () => {
    const { breaker } = closedScene();
    const result = await breaker.tryExecute(() => {
      failTimes(breaker, 2);
      return breaker.execute(succeed);
    });
    expect(result.status).toBe('failed');
    expect(breaker.counts).toMatchObject({ failed: 2, late: 1, rejected: 1 });
  });

  test('a mistake in the calling code is no result: it rejects', async () => {
    const { breaker } = closedScene();
    const wrong = breaker.tryExecute('fn' as unknown as () => string);
    await expect(wrong).rejects.toMatchObject({ code: 'ERR_INVALID_CALL', method: 'tryExecute' });
    breaker.dispose();
    await expect(breaker.tryExecute(succeed)).rejects.toMatchObject({ code: 'ERR_DISPOSED' });
  });

  test('the compiler tells the three apart by status', async () => {
    const { breaker } = closedScene();
    const result: CallResult<string> = await breaker.tryExecute(succeed);
    const text: string =
      result.status === 'fulfilled'
        ? result.value.toUpperCase()
        : result.status === 'rejected'
          ? result.rejection.breakerName
          : String(result.error);
    expect(text).toBe('FINE');
  });
});

describe('classifyResult says what a result means', () => {
  const classifyResult = (result: unknown): 'failure' | 'success' =>
    result === 500 ? 'failure' : 'success';

  test('a result that is a failure reaches the caller as it is', async () => {
    const { breaker } = closedScene({ classifyResult });
    await expect(breaker.execute(() => Promise.resolve(500))).resolves.toBe(500);
    expect(breaker.executeSync(() => 500)).toBe(500);
    expect(breaker.counts).toMatchObject({ failed: 2, succeeded: 0 });
    expect(breaker.state).toBe('open');
  });

  test.each(['ignored', 'cancelled'] as const)('one that is %s moves nothing', (outcome) => {
    const { breaker } = closedScene({ classifyResult: () => outcome });
    failTimes(breaker, 1);
    breaker.executeSync(succeed);
    expect(breaker.counts).toMatchObject({ [outcome]: 1, succeeded: 0 });
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('it is asked about results only, once each, and not about permits', () => {
    const asked: unknown[] = [];
    const { breaker } = closedScene({
      classifyResult: (result) => {
        asked.push(result);
        return 'success';
      },
    });
    breaker.executeSync(succeed);
    codeOf(() => breaker.executeSync(fail));
    breaker.acquire().success();
    expect(asked).toEqual(['fine']);
  });

  test('one that throws, or answers nonsense, makes the call one failure', async () => {
    const answers = [fail, () => 'slow', () => ({ outcome: 'fine' }), () => Promise.reject(boom)];
    for (const answer of answers) {
      const { breaker } = closedScene({ classifyResult: answer as () => 'failure' });
      await expect(breaker.execute(succeed)).resolves.toBe('fine');
      expect(breaker.counts).toMatchObject({ failed: 1, observerErrors: 1, inFlight: 0 });
    }
  });

  test('set on a live breaker, it holds from the next result on', () => {
    const { breaker } = closedScene();
    breaker.executeSync(() => 500);
    breaker.configure({ classifyResult });
    breaker.executeSync(() => 500);
    expect(breaker.counts).toMatchObject({ succeeded: 1, failed: 1 });
  });
});
