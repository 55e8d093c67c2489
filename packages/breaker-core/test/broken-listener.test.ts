import { describe, expect, test } from '@jest/globals';
import { closedScene, fail, OPEN_MS, recordEdges, succeed } from './fixture.js';

describe('a listener that throws changes nothing (F13)', () => {
  test('neither result nor counts nor state, only observerErrors', async () => {
    const sound = closedScene();
    const broken = closedScene();
    for (const event of ['transition', 'rejected', 'late'] as const) broken.breaker.on(event, fail);
    const seen = await Promise.all([live(sound), live(broken)]);
    expect(seen[1].results).toEqual(seen[0].results);
    expect(seen[1].counts).toEqual({ ...seen[0].counts, observerErrors: 7 });
  });

  test('the other listeners hear the event', () => {
    const { breaker } = closedScene();
    breaker.on('transition', fail);
    const edges = recordEdges(breaker);
    breaker.forceOpen();
    expect(edges).toEqual(['closed>forced-open']);
  });

  test('a promise it returns may reject: that is counted, and ends no process', async () => {
    const { breaker } = closedScene();
    breaker.on('transition', () => Promise.resolve().then(fail));
    breaker.forceOpen();
    await new Promise(setImmediate);
    expect(breaker.counts.observerErrors).toBe(1);
  });

  test('it cannot change the event for others', () => {
    const { breaker } = closedScene();
    breaker.on('transition', (event) => ((event as { to: string }).to = 'nowhere'));
    const edges = recordEdges(breaker);
    breaker.forceOpen();
    expect([edges, breaker.counts.observerErrors]).toEqual([['closed>forced-open'], 1]);
  });

  test('what is no listener, or no event, is refused at once', () => {
    const { breaker } = closedScene();
    const on = breaker.on.bind(breaker) as (event: string, listener: unknown) => unknown;
    const refusal = expect.objectContaining({ code: 'ERR_INVALID_CALL', method: 'on' });
    for (const [event, listener] of [
      ['transition', undefined],
      ['close', succeed],
      ['toString', succeed],
    ] as const) {
      expect(() => on(event, listener)).toThrow(refusal);
    }
  });
});

/** A break with a late result and a rejection, a failed trial, a recovery. */
async function live({ breaker, clock }: ReturnType<typeof closedScene>): Promise<{
  results: unknown[];
  counts: object;
}> {
  const old = breaker.acquire();
  const calls = [fail, fail, succeed].map((fn) => breaker.execute(fn));
  old.success();
  clock.advance(OPEN_MS);
  calls.push(breaker.execute(fail));
  clock.advance(OPEN_MS);
  calls.push(breaker.execute(succeed));
  const results = await Promise.allSettled(calls);
  return { results: [...results, breaker.state], counts: breaker.counts };
}
