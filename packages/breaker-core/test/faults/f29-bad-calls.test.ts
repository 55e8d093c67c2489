import { describe, expect, test } from '@jest/globals';
import { CircuitBreaker, type CallOptions } from '../../src/index.js';
import { boom, closedScene, codeOf, openScene, succeed } from '../fixture.js';

const YEAR_MS = 365 * 24 * 3_600_000;
const NO_TIMEOUTS = [NaN, Infinity, -Infinity, 0, -1, YEAR_MS + 1, '5', null, {}, 5n];
const NO_SIGNALS = [null, 5, 'signal', {}, new AbortController(), { aborted: false }];

const BAD_OPTIONS: unknown[] = [
  ...NO_TIMEOUTS.map((timeoutMs) => ({ timeoutMs })),
  ...NO_SIGNALS.map((signal) => ({ signal })),
  { timeout: 5 },
  { timeoutMs: 5, retries: 3 },
  null,
  5,
  'options',
];

type Fn = () => unknown;

const WAYS: Record<string, (breaker: CircuitBreaker, fn: Fn, options: CallOptions) => unknown> = {
  execute: (breaker, fn, options) => breaker.execute(fn, options),
  tryExecute: (breaker, fn, options) => breaker.tryExecute(fn, options),
};

/** The error of a call, thrown or as a rejection. */
async function errorOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe.each(Object.keys(WAYS))('F29: a bad call is told at the call, and is none: %s', (way) => {
  const call = (breaker: CircuitBreaker, fn: Fn, options?: unknown): unknown =>
    WAYS[way]?.(breaker, fn, options as CallOptions);

  test.each(BAD_OPTIONS)('options that are %p', async (options) => {
    const { breaker } = closedScene();
    let called = 0;
    const error = await errorOf(() => call(breaker, () => called++, options));
    expect(error).toMatchObject({
      code: 'ERR_INVALID_CALL',
      method: way,
      expected: expect.any(String) as unknown,
    });
    expect([called, breaker.counts.admitted, breaker.counts.rejected]).toEqual([0, 0, 0]);
  });

  test.each([undefined, null, 'fn', {}, 5])('a function that is %p', async (fn) => {
    const { breaker } = closedScene();
    const error = await errorOf(() => call(breaker, fn as never));
    expect(error).toMatchObject({ code: 'ERR_INVALID_CALL', method: way, received: fn });
    expect(breaker.counts.admitted).toBe(0);
  });

  test('it never throws at once', async () => {
    const { breaker } = closedScene();
    const bad = [call(breaker, succeed, null), call(breaker, undefined as never)];
    expect(bad.every((answer) => answer instanceof Promise)).toBe(true);
    await Promise.allSettled(bad);
  });

  test('options that are frozen, or undefined, or of the largest kind are fine', async () => {
    const { breaker } = closedScene();
    const { signal } = new AbortController();
    for (const options of [
      undefined,
      {},
      Object.freeze({ timeoutMs: 5 }),
      { timeoutMs: undefined, signal: undefined },
      { timeoutMs: YEAR_MS, signal },
      { timeoutMs: Number.MIN_VALUE },
    ]) {
      await call(breaker, succeed, options);
    }
    expect(breaker.counts).toMatchObject({ admitted: 6, succeeded: 6 });
  });

  test('a signal of a polyfill, which has fields and no more than it needs, is one', async () => {
    const { breaker } = closedScene();
    const signal = {
      aborted: false,
      reason: undefined,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    };
    await call(breaker, succeed, { signal });
    expect(breaker.counts.succeeded).toBe(1);
  });
});

describe('F29: a signal that is aborted already ends the call before it begins', () => {
  test.each([
    ['closed', closedScene],
    ['open', openScene],
  ])('%s', async (_, scene) => {
    const { breaker } = scene();
    const before = breaker.counts;
    const signal = AbortSignal.abort(boom);
    let called = 0;
    await expect(breaker.execute(() => called++, { signal })).rejects.toBe(boom);
    await expect(breaker.tryExecute(() => called++, { signal })).resolves.toEqual({
      status: 'failed',
      error: boom,
    });
    expect([called, breaker.counts]).toEqual([0, before]);
  });
});

describe('F29: the other ways in', () => {
  test.each([undefined, null, 'fn', {}, 5])('a function that is %p', (value) => {
    const { breaker } = closedScene();
    const fn = value as never;
    expect(codeOf(() => breaker.executeSync(fn))).toBe('ERR_INVALID_CALL');
    expect(codeOf(() => breaker.wrap(fn))).toBe('ERR_INVALID_CALL');
    expect(codeOf(() => breaker.on('late', fn))).toBe('ERR_INVALID_CALL');
    expect(breaker.counts.admitted).toBe(0);
  });

  test.each(BAD_OPTIONS)('wrap says at once that options are %p', (options) => {
    const { breaker } = closedScene();
    expect(codeOf(() => breaker.wrap(succeed, options as CallOptions))).toBe('ERR_INVALID_CALL');
  });

  test('a wrapped function does not see what happens to its options later', async () => {
    const { breaker, clock } = closedScene();
    const options = { timeoutMs: 10 };
    const guarded = breaker.wrap(() => new Promise(() => undefined), options);
    options.timeoutMs = NaN;
    const call = guarded();
    clock.advance(10);
    await expect(call).rejects.toMatchObject({ code: 'ERR_CALL_TIMEOUT', timeoutMs: 10 });
  });

  test.each([null, 5, 'x', [], {}, { schemaVersion: 1 }, JSON.parse('{"__proto__":1}')])(
    'a snapshot that is %p is refused as a whole',
    (snapshot) => {
      const { breaker } = openScene();
      const before = breaker.snapshot();
      expect(breaker.restore(snapshot)).toMatchObject({ restored: false });
      expect(breaker.snapshot()).toEqual(before);
    },
  );

  test.each(['success', 'failure', 'ignore', 'cancel'] as const)(
    'settling a permit twice, the second time by %s, is told and changes nothing',
    (settle) => {
      const { breaker } = closedScene();
      const permit = breaker.acquire();
      permit.success();
      const { counts } = breaker;
      const again = codeOf(() => {
        permit[settle]();
      });
      expect([again, breaker.counts]).toEqual(['ERR_PERMIT_SETTLED', counts]);
    },
  );
});
