import { describe, expect, test } from '@jest/globals';
import { CircuitBreaker, type CallTimeoutError } from '../src/index.js';
import { boom, closedScene, deferred, dueScene, failTimes, never, settled } from './fixture.js';

const YEAR_MS = 365 * 24 * 3_600_000;

describe('a call that takes longer than its timeout fails, and it alone (F24)', () => {
  test.each([
    ['the breaker’s own', { timeoutMs: 100 }, {}],
    ['the call’s, which outranks it', { timeoutMs: 5 }, { timeoutMs: 100 }],
    ['the call’s alone', {}, { timeoutMs: 100 }],
  ])('at its time and not before: %s', async (_, options, call) => {
    const { breaker, clock } = closedScene({ name: 'search', ...options });
    const result = settled(breaker.execute(never, call));
    clock.advance(99);
    await expect(result.now()).resolves.toBe('pending');
    clock.advance(1);
    const error = { code: 'ERR_CALL_TIMEOUT', breakerName: 'search', timeoutMs: 100 };
    await expect(result.now()).resolves.toMatchObject(error);
    expect(breaker.counts).toMatchObject({ failed: 1, timedOut: 1, inFlight: 0, abandoned: 1 });
  });

  test('its own signal is aborted with the same error, and no other', async () => {
    const { breaker, clock } = closedScene();
    const signals: AbortSignal[] = [];
    const call = (timeoutMs: number): Promise<unknown> =>
      breaker
        .execute(({ signal }) => (signals.push(signal), never()), { timeoutMs })
        .catch((error: unknown) => error);
    const [first] = [call(100), call(101)];
    clock.advance(100);
    const error = await first;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(signals[0]?.reason).toBe(error);
  });

  test('what its work gives later changes nothing, and frees its slot', async () => {
    const { breaker, clock } = closedScene({ timeoutMs: 100 });
    const works = [deferred(), deferred()];
    const calls = works.map(({ promise }) => breaker.tryExecute(() => promise));
    clock.advance(100);
    await Promise.all(calls);
    const { state, counts } = breaker;
    works[0]?.resolve('late');
    works[1]?.reject(boom);
    await new Promise(setImmediate);
    expect([state, counts.abandoned]).toEqual(['open', 2]);
    expect([breaker.state, breaker.counts]).toEqual([state, { ...counts, abandoned: 0 }]);
  });

  test('a result in time leaves nothing behind', async () => {
    const { breaker, clock } = closedScene({ timeoutMs: 100 });
    await expect(breaker.execute(() => 'fine')).resolves.toBe('fine');
    await expect(breaker.execute(() => Promise.reject(boom))).rejects.toBe(boom);
    clock.advance(1_000);
    expect(breaker.counts).toMatchObject({ succeeded: 1, failed: 1, timedOut: 0, abandoned: 0 });
    expect(clock.timers).toBe(0);
  });

  test.each([2 ** 31, 2 ** 32 + 5, YEAR_MS])('%i ms are exactly that', async (timeoutMs) => {
    const { breaker, clock } = closedScene({ timeoutMs });
    const result = settled(breaker.execute(never));
    clock.advance(timeoutMs - 1);
    await expect(result.now()).resolves.toBe('pending');
    clock.advance(1);
    await expect(result.now()).resolves.toMatchObject({ code: 'ERR_CALL_TIMEOUT', timeoutMs });
  });

  test('it is a failure of class "timeout", and the classifier is not asked', async () => {
    const { breaker, clock } = closedScene({
      timeoutMs: 100,
      trip: { kind: 'consecutive-failures', failures: 1, errorClass: 'timeout' },
      classify: () => 'ignored',
    });
    const call = breaker.tryExecute(never);
    clock.advance(100);
    await call;
    expect(breaker.state).toBe('open');
  });

  test('a trial that times out reopens the breaker', async () => {
    const { breaker, clock } = dueScene({ timeoutMs: 100 });
    const trial = breaker.tryExecute(never);
    expect(breaker.state).toBe('half-open');
    clock.advance(100);
    await trial;
    expect(breaker.explain().lastTransition).toMatchObject({ to: 'open', reason: 'trial-failed' });
  });

  test('one that began before the break times out late, and decides nothing', async () => {
    const { breaker, clock } = closedScene({ timeoutMs: 100 });
    const old = breaker.tryExecute(never);
    failTimes(breaker, 2);
    breaker.reset();
    clock.advance(100);
    await expect(old).resolves.toMatchObject({ error: { code: 'ERR_CALL_TIMEOUT' } });
    expect(breaker.counts).toMatchObject({ late: 1, timedOut: 1, failed: 2 });
    expect(breaker.state).toBe('closed');
  });

  test('observers are told, and then of what follows from it', async () => {
    const { breaker, clock } = closedScene({
      timeoutMs: 100,
      trip: { kind: 'consecutive-failures', failures: 1 },
    });
    const heard: unknown[] = [];
    breaker.on('transition', ({ to }) => heard.push(to));
    breaker.on('timeout', (event) => heard.push(event));
    const call = breaker.tryExecute(never);
    clock.advance(250);
    await call;
    expect(heard).toEqual([{ atMs: 100, timeoutMs: 100 }, 'open']);
  });

  test('who hears of it finds the signal aborted with the timeout’s error', async () => {
    const { breaker, clock } = closedScene({ timeoutMs: 100 });
    let read = (): AbortSignal => new AbortController().signal;
    const call = breaker.tryExecute((context) => {
      read = () => context.signal;
      return never();
    });
    let reason: unknown;
    breaker.on('timeout', () => (reason = read().reason));
    clock.advance(100);
    await expect(call).resolves.toEqual({ status: 'failed', error: reason });
    expect((reason as CallTimeoutError).code).toBe('ERR_CALL_TIMEOUT');
  });

  test('time spent before it may end it: calls that are due together end in the order of their times', async () => {
    const { breaker, clock } = closedScene({
      trip: [{ kind: 'consecutive-failures', failures: 99 }],
    });
    const order: number[] = [];
    const calls = [30, 10, 20].map((timeoutMs) =>
      breaker.execute(never, { timeoutMs }).catch(() => order.push(timeoutMs)),
    );
    clock.advance(1_000);
    await Promise.all(calls);
    expect(order).toEqual([10, 20, 30]);
  });

  test.each([0, -1, NaN, Infinity, YEAR_MS + 1, '100', null])(
    'timeoutMs %p is refused at the call, which is not made',
    async (timeoutMs) => {
      const breaker = new CircuitBreaker();
      const call = breaker.execute(() => 'made', { timeoutMs: timeoutMs as number });
      await expect(call).rejects.toMatchObject({ code: 'ERR_INVALID_CALL', received: timeoutMs });
      expect(breaker.counts.admitted).toBe(0);
    },
  );
});
