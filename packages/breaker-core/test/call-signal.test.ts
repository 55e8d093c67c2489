import { getEventListeners } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { boom, closedScene, deferred, dueScene, failTimes, fail, never } from './fixture.js';

const REASON = new Error('the user has gone');

describe('a caller may give its call up', () => {
  test('it is answered at once with its own reason, which the function’s signal has too', async () => {
    const { breaker } = closedScene();
    const caller = new AbortController();
    let signal: AbortSignal | undefined;
    const call = breaker.execute((context) => ((signal = context.signal), never()), {
      signal: caller.signal,
    });
    expect(signal?.aborted).toBe(false);
    caller.abort(REASON);
    await expect(call).rejects.toBe(REASON);
    expect([signal?.aborted, signal?.reason]).toEqual([true, REASON]);
  });

  test('it says nothing of the upstream: it moves no rule, neither to open nor to close', () => {
    const { breaker } = closedScene();
    failTimes(breaker, 1);
    for (let index = 0; index < 10; index++) {
      const caller = new AbortController();
      void breaker.tryExecute(never, { signal: caller.signal });
      caller.abort();
    }
    expect(breaker.counts).toMatchObject({ failed: 1, cancelled: 10, abandoned: 10, inFlight: 0 });
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('a trial given up gives its slot back, and decides nothing', async () => {
    const { breaker } = dueScene();
    const caller = new AbortController();
    const trial = breaker.tryExecute(never, { signal: caller.signal });
    caller.abort();
    await trial;
    expect(breaker.state).toBe('half-open');
    await expect(breaker.execute(() => 'next')).resolves.toBe('next');
    expect(breaker.state).toBe('closed');
  });

  test('a signal aborted before: not admitted, not counted, and the reason comes as it is', async () => {
    const { breaker } = dueScene();
    const before = [breaker.state, breaker.counts];
    const call = { signal: AbortSignal.abort(REASON) };
    await expect(breaker.execute(() => 'made', call)).rejects.toBe(REASON);
    const result = { status: 'failed', error: REASON };
    await expect(breaker.tryExecute(() => 'made', call)).resolves.toEqual(result);
    expect([breaker.state, breaker.counts]).toEqual(before);
  });

  test.each([
    ['it succeeds', (): string => 'fine'],
    ['it fails', fail],
    ['it fails later', (): Promise<never> => Promise.reject(boom)],
  ])('the caller’s signal is left as it was when %s', async (_, fn) => {
    const { breaker } = closedScene();
    const { signal } = new AbortController();
    await breaker.tryExecute<string>(fn, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('and when it is aborted, or the call times out', async () => {
    const { breaker, clock } = closedScene({ timeoutMs: 100 });
    const callers = [new AbortController(), new AbortController()];
    const calls = callers.map(({ signal }) => breaker.tryExecute(never, { signal }));
    callers[0]?.abort();
    clock.advance(100);
    await Promise.all(calls);
    expect(callers.map(({ signal }) => getEventListeners(signal, 'abort'))).toEqual([[], []]);
  });

  test('an abort after the end changes nothing', async () => {
    const { breaker } = closedScene();
    const caller = new AbortController();
    let signal: AbortSignal | undefined;
    await breaker.execute((call) => ({ signal } = call), { signal: caller.signal });
    caller.abort();
    expect(signal?.aborted).toBe(false);
    expect(breaker.counts).toMatchObject({ succeeded: 1, cancelled: 0, abandoned: 0 });
  });

  test('one signal for many calls ends each of them once', async () => {
    const { breaker } = closedScene();
    const caller = new AbortController();
    const { signal } = caller;
    const calls = Array.from({ length: 9 }, () => breaker.tryExecute(never, { signal }));
    caller.abort(REASON);
    for (const result of await Promise.all(calls)) {
      expect(result).toEqual({ status: 'failed', error: REASON });
    }
    expect(breaker.counts).toMatchObject({ admitted: 9, cancelled: 9, inFlight: 0 });
  });

  test('a function may give its own call up', async () => {
    const { breaker } = closedScene();
    const caller = new AbortController();
    const call = breaker.execute(
      () => {
        caller.abort(REASON);
        return 'too late';
      },
      { signal: caller.signal },
    );
    await expect(call).rejects.toBe(REASON);
    await new Promise(setImmediate);
    expect(breaker.counts).toMatchObject({ cancelled: 1, succeeded: 0, abandoned: 0 });
  });

  test('one that was admitted in an earlier generation is late', () => {
    const { breaker } = closedScene();
    const caller = new AbortController();
    void breaker.tryExecute(never, { signal: caller.signal });
    breaker.reset();
    caller.abort();
    expect(breaker.counts).toMatchObject({ late: 1, cancelled: 0 });
  });
});

describe('a function’s signal is its own', () => {
  test('read only after its call was given up, it is aborted already', async () => {
    const { breaker, clock } = closedScene({ timeoutMs: 100 });
    const gate = deferred();
    let signal: AbortSignal | undefined;
    const call = breaker.execute(async (context) => {
      await gate.promise;
      ({ signal } = context);
    });
    clock.advance(100);
    const error: unknown = await call.catch((reason: unknown) => reason);
    gate.resolve('go on');
    await new Promise(setImmediate);
    expect([signal?.aborted, signal?.reason]).toEqual([true, error]);
  });

  test('it is the same one however often it is read', async () => {
    const { breaker } = closedScene({ timeoutMs: 100 });
    await expect(breaker.execute((call) => call.signal === call.signal)).resolves.toBe(true);
  });

  test.each([{}, { timeoutMs: 100 }])('none is made unless it is read: %j', async (options) => {
    const { breaker } = closedScene(options);
    const { AbortController: real } = globalThis;
    let made = 0;
    globalThis.AbortController = class extends real {
      constructor() {
        super();
        made++;
      }
    };
    try {
      await breaker.execute(() => 'unread');
      const unread = made;
      await breaker.execute(({ signal }) => signal.aborted);
      expect([unread, made]).toEqual([0, 1]);
    } finally {
      globalThis.AbortController = real;
    }
  });

  test('without timeout and caller’s signal it is never aborted', async () => {
    const { breaker } = closedScene();
    const signals = await Promise.all(
      [1, 2].map(() => breaker.execute(({ signal }) => Promise.resolve(signal))),
    );
    breaker.forceOpen();
    breaker.dispose();
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
  });
});

describe('the caller’s signal is checked at the call', () => {
  test.each([null, 5, {}, 'signal', { aborted: 'no', addEventListener: fail }])(
    '%p is none',
    async (signal) => {
      const { breaker } = closedScene();
      const call = breaker.execute(never, { signal: signal as unknown as AbortSignal });
      await expect(call).rejects.toMatchObject({ code: 'ERR_INVALID_CALL', received: signal });
    },
  );

  test.each([null, 5, 'options'])('%p is no options object', async (options) => {
    const { breaker } = closedScene();
    const call = breaker.execute(never, options as unknown as object);
    await expect(call).rejects.toMatchObject({ code: 'ERR_INVALID_CALL', received: options });
  });

  test('an option that does not exist is told', async () => {
    const { breaker } = closedScene();
    const call = breaker.execute(never, { timeout: 5 } as object);
    await expect(call).rejects.toMatchObject({ code: 'ERR_INVALID_CALL', received: 'timeout' });
  });

  test('one of another realm will do: what it can do counts, not its class', async () => {
    const { breaker } = closedScene();
    let abort: { handleEvent(): void } | undefined;
    const signal = {
      aborted: false,
      reason: REASON,
      addEventListener: (_: string, listener: typeof abort) => (abort = listener),
      removeEventListener: never,
    } as unknown as AbortSignal;
    const call = breaker.execute(never, { signal });
    await Promise.resolve();
    abort?.handleEvent();
    await expect(call).rejects.toBe(REASON);
  });
});
