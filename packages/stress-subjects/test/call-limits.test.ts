import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { breakerOf, fail, onManualTime, PEERS, succeed } from './peer.js';

const GIVEN_UP = new Error('given up');
const hangs = (): Promise<string> => new Promise(() => undefined);
const heedsItsSignal = (signal: AbortSignal): Promise<string> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(GIVEN_UP);
    });
  });

onManualTime();
afterEach(() => {
  jest.clearAllTimers();
});

describe.each(['breaker-core', ...PEERS])('%s', (name) => {
  test('ends a call that takes longer than its timeout, and tells that from other errors', async () => {
    // Core's own clock is not Jest's.
    jest.useRealTimers();
    const breaker = await breakerOf(name, { timeoutMs: 5 });
    await expect(breaker.execute(succeed)).resolves.toBe('yes');
    const failure = await breaker.execute(fail).catch((error: unknown) => error);
    const timeout = await breaker.execute(hangs).catch((error: unknown) => error);
    expect([failure, timeout].map((error) => breaker.isTimeout?.(error))).toEqual([false, true]);
    expect(breaker.isRejection(timeout)).toBe(false);
  });

  test('tells a subscriber of a transition, and no longer once it is taken off', async () => {
    const breaker = await breakerOf(name, { trip: { kind: 'consecutive', failures: 1 } });
    const heard = jest.fn();
    const heardAfterRemoval = jest.fn();
    const remove = breaker.subscribe?.(heardAfterRemoval);
    breaker.subscribe?.(heard);
    remove?.();
    await breaker.execute(fail).catch(() => undefined);
    expect(heard).toHaveBeenCalledTimes(1);
    expect(heardAfterRemoval).not.toHaveBeenCalled();
  });
});

test.each(['breaker-core', 'cockatiel'])(
  '%s ends a call that its caller gives up, with the reason of the signal',
  async (name) => {
    const breaker = await breakerOf(name);
    const caller = new AbortController();
    await expect(breaker.executeAbortable?.(() => succeed(), caller.signal)).resolves.toBe('yes');
    const ended = breaker.executeAbortable?.(heedsItsSignal, caller.signal);
    caller.abort(GIVEN_UP);
    await expect(ended).rejects.toBe(GIVEN_UP);
  },
);
