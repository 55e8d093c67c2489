import { describe, expect, test } from '@jest/globals';
import { BREAKER_EVENTS } from '../../src/index.js';
import { boom, closedScene, fail, failTimes, OPEN_MS, type Scene, succeed } from '../fixture.js';

const BROKEN: Record<string, () => unknown> = {
  throws: fail,
  'returns a promise that rejects': () => Promise.reject(boom),
  'returns a thenable that throws': () => ({ then: fail }),
  'returns something whose then cannot be read': () =>
    Object.defineProperty({}, 'then', { get: fail }),
};

const MATRIX = BREAKER_EVENTS.flatMap((event) =>
  Object.keys(BROKEN).map((what) => [event, what] as const),
);

/** A life in which every event happens; everything a caller can see of it. */
async function live({ breaker, clock }: Scene): Promise<object> {
  const hang = (): Promise<never> => new Promise(() => undefined);
  const old = breaker.acquire();
  const calls: Promise<unknown>[] = [breaker.tryExecute(hang, { timeoutMs: 10 })];
  clock.advance(10);
  calls.push(...[fail, succeed].map((fn) => breaker.execute(fn)));
  old.success();
  breaker.restore('no snapshot');
  clock.advance(OPEN_MS);
  calls.push(breaker.execute(fail));
  clock.advance(OPEN_MS);
  calls.push(breaker.execute(succeed));
  const results = await Promise.allSettled(calls);
  await new Promise(setImmediate);
  const { observerErrors, ...counts } = breaker.counts;
  return { results, counts, state: breaker.state, why: breaker.explain().why, observerErrors };
}

describe('F13: a listener that throws changes neither result nor counts nor state', () => {
  test.each(MATRIX)('on %s, one that %s', async (event, what) => {
    const broken = closedScene();
    let heard = 0;
    broken.breaker.on(event, () => {
      heard++;
      return BROKEN[what]?.();
    });
    const expected = await live(closedScene());
    const seen = await live(broken);
    expect(heard).toBeGreaterThan(0);
    expect(seen).toEqual({ ...expected, observerErrors: heard });
  });

  test('ten thousand of them throw, and the breaker is where it would be', () => {
    const { breaker } = closedScene();
    for (let listener = 0; listener < 10_000; listener++) breaker.on('transition', fail);
    failTimes(breaker, 2);
    expect([breaker.state, breaker.counts.failed]).toEqual(['open', 2]);
    expect(breaker.counts.observerErrors).toBe(10_000);
  });

  test('the ones after it hear the event, and hear it as it was', () => {
    const { breaker } = closedScene();
    const heard: unknown[] = [];
    breaker.on('transition', (event) => {
      (event as { to: string }).to = 'nowhere';
    });
    breaker.on('transition', ({ cause }) => {
      (cause?.figures as Record<string, number>).failuresInARow = 0;
    });
    breaker.on('transition', (event) => heard.push([event.to, event.cause?.figures]));
    failTimes(breaker, 2);
    expect(heard).toEqual([['open', { failuresInARow: 2, failuresThreshold: 2 }]]);
    expect(breaker.counts.observerErrors).toBe(2);
  });

  test('a listener of successes is no part of the breaker: there is no such event', () => {
    const { breaker } = closedScene();
    const on = breaker.on.bind(breaker) as (event: string, listener: () => unknown) => unknown;
    for (const event of ['success', 'failure', '__proto__', 'toString']) {
      expect(() => on(event, fail)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_CALL' }));
    }
  });
});
