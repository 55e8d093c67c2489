import { getEventListeners } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import type { CircuitBreaker } from '../src/index.js';
import { ManualClock } from '../src/testing/index.js';
import {
  boom,
  codeOf,
  DEADLINE_MS,
  never,
  OPEN_MS,
  openScene,
  settled,
  succeed,
} from './fixture.js';
import { callsOf, MAX_CALLERS, turn, WAIT_MS, waitingScene } from './waiting-scene.js';

/** Its timers are late, as those of a busy process are. */
class DeafClock extends ManualClock {
  override setTimer(): ReturnType<ManualClock['setTimer']> {
    return { ref: succeed, unref: succeed, cancel: succeed };
  }
}

describe('callers may wait for a trial slot', () => {
  test('they are served in their order, one for each slot that is given back', async () => {
    const { breaker, trial } = waitingScene({ halfOpenRule: { kind: 'successes', successes: 9 } });
    const { begun, works } = callsOf(breaker, 3);
    expect(begun).toEqual([]);
    trial.ignore();
    await turn();
    expect(begun).toEqual([0]);
    works[0]?.resolve('fine');
    await turn();
    expect(begun).toEqual([0, 1]);
    expect(breaker.counts).toMatchObject({ rejected: 0, inFlight: 1 });
  });

  test('so many and no more: the next one is rejected at once', async () => {
    const { breaker } = waitingScene();
    callsOf(breaker, MAX_CALLERS);
    await expect(breaker.execute(never)).rejects.toMatchObject({ reason: 'half-open' });
    expect(breaker.counts.rejected).toBe(1);
  });

  test('who was served is not sent away later', async () => {
    const { breaker, clock, trial } = waitingScene();
    const { begun } = callsOf(breaker, 1);
    trial.ignore();
    await turn();
    clock.advance(2 * WAIT_MS);
    expect([begun, breaker.counts.rejected, breaker.counts.inFlight]).toEqual([[0], 0, 1]);
  });

  test('who waits for maxWaitMs is rejected then, and not before', async () => {
    const { breaker, clock } = waitingScene();
    const result = settled(breaker.execute(never));
    clock.advance(WAIT_MS - 1);
    await expect(result.now()).resolves.toBe('pending');
    clock.advance(1);
    await expect(result.now()).resolves.toMatchObject({
      code: 'ERR_CIRCUIT_OPEN',
      reason: 'half-open',
      retryAfterMs: 99 * WAIT_MS,
    });
    expect(breaker.counts).toMatchObject({ rejected: 1, inFlight: 1 });
  });

  test('waiting may be given up: nothing is counted, and nothing left on the signal', async () => {
    const { breaker, trial } = waitingScene();
    const before = breaker.counts;
    const caller = new AbortController();
    const call = breaker.execute(never, { signal: caller.signal });
    const result = breaker.tryExecute(never, { signal: caller.signal });
    caller.abort(boom);
    await expect(call).rejects.toBe(boom);
    await expect(result).resolves.toEqual({ status: 'failed', error: boom });
    expect([breaker.counts, getEventListeners(caller.signal, 'abort')]).toEqual([before, []]);
    trial.success();
    expect(breaker.counts).toMatchObject({ admitted: before.admitted, inFlight: 0 });
  });

  test('given up when it was just served, the function is not called', async () => {
    const { breaker, trial } = waitingScene();
    const caller = new AbortController();
    let called = false;
    const call = breaker.execute(() => (called = true), { signal: caller.signal });
    trial.ignore();
    caller.abort(boom);
    await expect(call).rejects.toBe(boom);
    expect(called).toBe(false);
    expect(breaker.counts).toMatchObject({ cancelled: 1, inFlight: 0, abandoned: 0 });
    await expect(breaker.execute(() => 'next')).resolves.toBe('next');
  });

  test('a trial’s deadline passes it on, with nobody else calling', async () => {
    const { breaker, clock } = waitingScene({ trialDeadlineMs: DEADLINE_MS });
    const { begun } = callsOf(breaker, 2);
    clock.advance(DEADLINE_MS - 1);
    await turn();
    expect(begun).toEqual([]);
    clock.advance(1);
    await turn();
    expect(begun).toEqual([0]);
    clock.advance(DEADLINE_MS);
    await turn();
    expect(begun).toEqual([0, 1]);
    expect(breaker.counts).toMatchObject({ expired: 2, rejected: 0 });
  });

  test('once nobody waits any more, a trial past its deadline may still decide', async () => {
    const { breaker, clock, trial } = waitingScene({ trialDeadlineMs: DEADLINE_MS });
    const caller = new AbortController();
    const call = breaker.tryExecute(never, { signal: caller.signal });
    caller.abort();
    await call;
    clock.advance(2 * DEADLINE_MS);
    trial.success();
    expect([breaker.state, breaker.counts.expired]).toEqual(['closed', 0]);
  });

  test.each<[string, (breaker: CircuitBreaker) => unknown]>([
    ['tryExecute', (breaker) => breaker.tryExecute(never)],
    ['executeSync', (breaker) => codeOf(() => breaker.executeSync(succeed))],
    ['acquire', (breaker) => codeOf(() => breaker.acquire())],
  ])('a slot that a deadline has freed is theirs, whoever calls next: %s', async (_, callNext) => {
    const clock = new DeafClock();
    const { breaker } = openScene({
      clock,
      halfOpenQueue: { maxCallers: MAX_CALLERS, maxWaitMs: WAIT_MS },
    });
    clock.advance(OPEN_MS);
    breaker.acquire();
    const { begun } = callsOf(breaker, 1);
    clock.advance(DEADLINE_MS);
    void callNext(breaker);
    await turn();
    expect(begun).toEqual([0]);
  });

  test('neither executeSync nor acquire ever waits', () => {
    const { breaker } = waitingScene();
    expect(codeOf(() => breaker.acquire())).toBe('ERR_CIRCUIT_OPEN');
    expect(codeOf(() => breaker.executeSync(never))).toBe('ERR_CIRCUIT_OPEN');
  });

  test('more slots by configure serve those who wait', async () => {
    const { breaker } = waitingScene({ halfOpenRule: { kind: 'successes', successes: 9 } });
    const { begun } = callsOf(breaker, 3);
    breaker.configure({ halfOpenTrials: 3 });
    await turn();
    expect(begun).toEqual([0, 1]);
  });

  test('while it is open and not due, nobody waits', async () => {
    const { breaker, trial } = waitingScene();
    trial.failure();
    await expect(breaker.execute(never)).rejects.toMatchObject({
      reason: 'open',
      retryAfterMs: OPEN_MS,
    });
  });
});
