import { describe, expect, test } from '@jest/globals';
import type { CallContext, CircuitBreaker } from '../../src/index.js';
import { boom, closedScene, type Deferred, deferred } from '../fixture.js';

interface Sibling {
  readonly call: Promise<unknown>;
  readonly upstream: Deferred<string>;
  readonly signal: AbortSignal;
}

function sibling(
  breaker: CircuitBreaker,
  options: { timeoutMs?: number; signal?: AbortSignal },
): Sibling {
  const upstream = deferred();
  const signals: AbortSignal[] = [];
  const call = breaker.tryExecute(({ signal }: CallContext) => {
    signals.push(signal);
    return upstream.promise;
  }, options);
  return { call, upstream, signal: signals[0] ?? AbortSignal.abort() };
}

const abortedOf = (siblings: readonly Sibling[]): boolean[] =>
  siblings.map(({ signal }) => signal.aborted);

const FIVE = [50, 50, 10, 50, 50];
const ONLY_THE_THIRD = [false, false, true, false, false];

describe('F24: a timeout aborts its own call only', () => {
  test('of five siblings one times out; its signal is aborted, and no other', async () => {
    const { breaker, clock } = closedScene();
    const siblings = FIVE.map((timeoutMs) => sibling(breaker, { timeoutMs }));
    clock.advance(10);
    expect(abortedOf(siblings)).toEqual(ONLY_THE_THIRD);
    for (const { upstream } of siblings) upstream.resolve('fine');
    const statuses = (await Promise.all(siblings.map(({ call }) => call))).map(
      (result) => (result as { status: string }).status,
    );
    expect(statuses).toEqual(['fulfilled', 'fulfilled', 'failed', 'fulfilled', 'fulfilled']);
    expect(breaker.counts).toMatchObject({ timedOut: 1, failed: 1, succeeded: 4, inFlight: 0 });
  });

  test('the others go on when their timeout opens the breaker', async () => {
    const { breaker, clock } = closedScene();
    const siblings = [10, 10, 50, 50, 50].map((timeoutMs) => sibling(breaker, { timeoutMs }));
    clock.advance(10);
    expect(breaker.state).toBe('open');
    expect(abortedOf(siblings)).toEqual([true, true, false, false, false]);
    siblings[4]?.upstream.resolve('mine');
    await expect(siblings[4]?.call).resolves.toEqual({ status: 'fulfilled', value: 'mine' });
  });

  test('the timeout of the breaker is that of each call, from its own beginning', () => {
    const { breaker, clock } = closedScene({ timeoutMs: 50 });
    const siblings = FIVE.map(() => {
      clock.advance(10);
      return sibling(breaker, {});
    });
    const timedOut = FIVE.map(() => {
      clock.advance(10);
      return abortedOf(siblings).filter(Boolean).length;
    });
    expect(timedOut).toEqual([1, 2, 3, 4, 5]);
  });

  test('its reason is the timeout, told to the function and to the caller alike', async () => {
    const { breaker, clock } = closedScene({ name: 'search' });
    const { call, signal } = sibling(breaker, { timeoutMs: 10 });
    clock.advance(10);
    await expect(call).resolves.toEqual({ status: 'failed', error: signal.reason as unknown });
    expect(signal.reason).toMatchObject({
      code: 'ERR_CALL_TIMEOUT',
      breakerName: 'search',
      timeoutMs: 10,
    });
  });

  test('a caller that gives up ends its own call only, and aborts no caller', async () => {
    const { breaker } = closedScene();
    const callers = FIVE.map(() => new AbortController());
    const siblings = callers.map(({ signal }) => sibling(breaker, { signal, timeoutMs: 50 }));
    callers[2]?.abort(boom);
    await expect(siblings[2]?.call).resolves.toEqual({ status: 'failed', error: boom });
    expect(abortedOf(siblings)).toEqual(ONLY_THE_THIRD);
    expect(callers.map(({ signal }) => signal.aborted)).toEqual(ONLY_THE_THIRD);
  });

  test('one caller of five calls ends all five, and no sixth', () => {
    const { breaker } = closedScene();
    const { signal } = new AbortController();
    const caller = new AbortController();
    const siblings = FIVE.map(() => sibling(breaker, { signal: caller.signal }));
    const other = sibling(breaker, { signal });
    caller.abort();
    expect([...abortedOf(siblings), other.signal.aborted]).toEqual([
      ...FIVE.map(() => true),
      false,
    ]);
  });

  test("a timeout does not abort its caller's signal", () => {
    const { breaker, clock } = closedScene();
    const caller = new AbortController();
    const { signal } = sibling(breaker, { signal: caller.signal, timeoutMs: 10 });
    clock.advance(10);
    expect([signal.aborted, caller.signal.aborted]).toEqual([true, false]);
  });

  test('a call that has ended is aborted by nothing that comes after it', async () => {
    const { breaker, clock } = closedScene();
    const caller = new AbortController();
    const ended = sibling(breaker, { signal: caller.signal, timeoutMs: 10 });
    ended.upstream.resolve('fine');
    await ended.call;
    clock.advance(1_000);
    caller.abort();
    expect(ended.signal.aborted).toBe(false);
    expect(breaker.counts).toMatchObject({ timedOut: 0, cancelled: 0, succeeded: 1 });
  });

  test('breakers that share a clock share no timeout', () => {
    const { breaker, clock } = closedScene();
    const other = closedScene({ clock }).breaker;
    const mine = sibling(breaker, { timeoutMs: 10 });
    const theirs = sibling(other, { timeoutMs: 20 });
    clock.advance(10);
    expect(abortedOf([mine, theirs])).toEqual([true, false]);
    expect([breaker.counts.timedOut, other.counts.timedOut]).toEqual([1, 0]);
  });

  test('10,000 siblings with timeouts in a scattered order: each at its own time', () => {
    const { breaker, clock } = closedScene();
    breaker.disable();
    const scattered = Array.from({ length: 10_000 }, (_, call) => ((call * 7_919) % 10_000) + 1);
    const siblings = scattered.map((timeoutMs) => sibling(breaker, { timeoutMs }));
    clock.advance(5_000);
    expect(abortedOf(siblings)).toEqual(scattered.map((timeoutMs) => timeoutMs <= 5_000));
    clock.advance(5_000);
    expect(breaker.counts).toMatchObject({ timedOut: 10_000, inFlight: 0 });
  });
});
