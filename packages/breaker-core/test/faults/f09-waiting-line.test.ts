import { describe, expect, test } from '@jest/globals';
import type { CircuitBreakerOptions } from '../../src/index.js';
import { boom, type Deferred, deferred, dueScene, OPEN_MS, type Scene } from '../fixture.js';

const CALLERS = 1_000;
const MAX_WAIT_MS = 100;

interface Line extends Scene {
  /** The upstream of every call that has reached it, in their order. */
  readonly reached: Deferred<string>[];
  readonly call: (signal?: AbortSignal) => Promise<string>;
}

/** Half-open with one trial in flight, `reached[0]`; up to 1,000 callers may wait. */
function lineScene(options: CircuitBreakerOptions = {}): Line {
  const halfOpenQueue = { maxCallers: CALLERS, maxWaitMs: MAX_WAIT_MS };
  const scene = dueScene({ halfOpenQueue, ...options });
  const reached: Deferred<string>[] = [];
  const call = (signal?: AbortSignal): Promise<string> =>
    scene.breaker.execute(
      () => {
        const upstream = deferred();
        reached.push(upstream);
        return upstream.promise;
      },
      { signal },
    );
  call().catch(() => undefined);
  return { ...scene, reached, call };
}

const joinLine = ({ call }: Line, callers: number): Promise<string>[] =>
  Array.from({ length: callers }, () => call());

const turn = (): Promise<void> => new Promise(setImmediate);

describe('F9: callers who wait for a trial are bounded, and the close releases no herd', () => {
  test('1,000 may wait; the next one is turned away at once', async () => {
    const line = lineScene();
    void Promise.allSettled(joinLine(line, CALLERS));
    await expect(line.call()).rejects.toMatchObject({ code: 'ERR_CIRCUIT_OPEN' });
    expect([line.reached.length, line.breaker.counts.rejected]).toEqual([1, 1]);
  });

  test.each([1, 3, 10])('after the close, those who wait go on %i at a time', async (n) => {
    const halfOpenRule = { kind: 'successes', successes: 1 } as const;
    const line = lineScene({ halfOpenTrials: n, halfOpenRule });
    void Promise.allSettled(joinLine(line, n - 1));
    const waiting = Promise.all(joinLine(line, CALLERS));
    for (const { resolve } of line.reached.splice(0, n)) resolve('fine');
    await turn();
    expect(line.breaker.state).toBe('closed');
    for (let answered = 0; answered < CALLERS;) {
      expect(line.reached.length).toBe(Math.min(n, CALLERS - answered));
      answered += line.reached.length;
      for (const { resolve } of line.reached.splice(0)) resolve('fine');
      await turn();
    }
    await expect(waiting).resolves.toHaveLength(CALLERS);
  });

  test('they go on in the order in which they came', async () => {
    const line = lineScene();
    const order: number[] = [];
    const calls = joinLine(line, 5).map(async (call, index) => {
      await call;
      order.push(index);
    });
    for (let index = 0; index <= 5; index++) {
      line.reached[index]?.resolve('fine');
      await turn();
    }
    await Promise.all(calls);
    expect(order).toEqual([0, 1, 2, 3, 4]);
  });

  test('when the trial fails, all are turned away, and none reaches the upstream', async () => {
    const line = lineScene();
    const calls = joinLine(line, CALLERS);
    line.reached[0]?.reject(boom);
    const results = await Promise.allSettled(calls);
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect([line.breaker.state, line.reached.length]).toEqual(['open', 1]);
  });

  test('an abort takes one out of the line; the others wait on', async () => {
    const line = lineScene();
    const caller = new AbortController();
    const given = line.call(caller.signal);
    const patient = line.call();
    caller.abort(boom);
    await expect(given).rejects.toBe(boom);
    line.reached[0]?.resolve('fine');
    await turn();
    line.reached[1]?.resolve('mine');
    await expect(patient).resolves.toBe('mine');
    expect(line.reached).toHaveLength(2);
  });

  test('an abort in the very tick in which its turn comes ends the call all the same', async () => {
    const line = lineScene();
    const caller = new AbortController();
    const waiting = line.call(caller.signal);
    line.breaker.on('transition', () => {
      caller.abort(boom);
    });
    line.reached[0]?.resolve('fine');
    await expect(waiting).rejects.toBe(boom);
    expect(line.reached).toHaveLength(1);
    expect(line.breaker.counts).toMatchObject({ inFlight: 0, cancelled: 1 });
  });

  test('who has waited too long is turned away, and told when to come again', async () => {
    const line = lineScene();
    const waiting = line.call();
    line.clock.advance(MAX_WAIT_MS);
    await expect(waiting).rejects.toMatchObject({ reason: 'half-open', retryAfterMs: 300 });
  });

  test('also behind a call that hangs after the close, where the next may come at once', async () => {
    const line = lineScene();
    const waiting = joinLine(line, 2);
    line.reached[0]?.resolve('fine');
    await turn();
    line.clock.advance(MAX_WAIT_MS);
    await expect(waiting[1]).rejects.toMatchObject({ state: 'closed', retryAfterMs: 0 });
  });

  test.each(['forceOpen', 'dispose'] as const)('%s sends all of them away', async (control) => {
    const line = lineScene();
    const calls = joinLine(line, CALLERS);
    line.breaker[control]();
    const results = await Promise.allSettled(calls);
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(line.reached).toHaveLength(1);
  });

  test('nobody waits while it is open, nor anywhere but behind a trial', async () => {
    const line = lineScene();
    line.reached[0]?.reject(boom);
    await turn();
    await expect(line.call()).rejects.toMatchObject({ reason: 'open', retryAfterMs: OPEN_MS });
  });

  test('without the option nobody waits', async () => {
    const { breaker } = dueScene();
    breaker.acquire();
    await expect(breaker.execute(() => 'fine')).rejects.toMatchObject({ reason: 'half-open' });
  });
});
