import { describe, expect, test } from '@jest/globals';
import type { CircuitBreaker } from '../src/index.js';
import { closedScene, codeOf, deferred, dueScene, never, openScene, succeed } from './fixture.js';

describe('after dispose nothing happens (F11)', () => {
  test.each<[string, (breaker: CircuitBreaker) => unknown]>([
    ['executeSync', (breaker) => breaker.executeSync(succeed)],
    ['acquire', (breaker) => breaker.acquire()],
    ['isolate', (breaker) => breaker.isolate()],
    ['restore', (breaker) => breaker.restore(breaker.snapshot())],
    ['on', (breaker) => breaker.on('transition', succeed)],
    [
      'forceOpen',
      (breaker): void => {
        breaker.forceOpen();
      },
    ],
    [
      'disable',
      (breaker): void => {
        breaker.disable();
      },
    ],
    [
      'reset',
      (breaker): void => {
        breaker.reset();
      },
    ],
  ])('%s says so', (_, use) => {
    for (const { breaker } of [closedScene(), openScene(), dueScene()]) {
      breaker.dispose();
      expect(codeOf(() => use(breaker))).toBe('ERR_DISPOSED');
    }
  });

  test('execute says so by a rejection, and the function is not called', async () => {
    const { breaker } = closedScene({ name: 'gone' });
    breaker.dispose();
    let called = false;
    const call = breaker.execute(() => (called = true));
    await expect(call).rejects.toMatchObject({ code: 'ERR_DISPOSED', breakerName: 'gone' });
    expect(called).toBe(false);
  });

  test('calls in flight answer their callers, and move neither state nor listeners', async () => {
    const { breaker } = dueScene();
    const upstream = deferred();
    const trial = breaker.execute(() => upstream.promise);
    const heard: unknown[] = [];
    for (const event of ['transition', 'late'] as const) breaker.on(event, (e) => heard.push(e));
    breaker.dispose();
    upstream.resolve('answer');
    await expect(trial).resolves.toBe('answer');
    expect([breaker.state, breaker.counts.late, heard]).toEqual(['half-open', 1, []]);
  });

  test('a listener that disposes hears the last event of all', () => {
    const { breaker } = closedScene();
    const heard: string[] = [];
    breaker.on('transition', ({ to }) => {
      heard.push(to);
      breaker.disable();
      breaker.dispose();
    });
    breaker.forceOpen();
    expect([heard, breaker.state]).toEqual([['forced-open'], 'disabled']);
  });

  test.each(['success', 'failure', 'ignore', 'cancel'] as const)(
    'a permit settled after it: %s says so and changes nothing',
    (way) => {
      const { breaker } = dueScene();
      const permit = breaker.acquire();
      breaker.dispose();
      const before = [breaker.state, breaker.counts];
      const settle = (): void => {
        permit[way]();
      };
      expect([codeOf(settle), codeOf(settle)]).toEqual(['ERR_DISPOSED', 'ERR_DISPOSED']);
      expect([breaker.state, breaker.counts]).toEqual(before);
    },
  );

  test('a call in flight still times out, and its caller may still give it up', async () => {
    const { breaker, clock } = closedScene({ timeoutMs: 100 });
    const caller = new AbortController();
    const calls = [breaker.tryExecute(never), breaker.tryExecute(never, { signal: caller.signal })];
    breaker.dispose();
    caller.abort('given up');
    clock.advance(100);
    await expect(Promise.all(calls)).resolves.toMatchObject([
      { status: 'failed', error: { code: 'ERR_CALL_TIMEOUT' } },
      { status: 'failed', error: 'given up' },
    ]);
    expect([breaker.counts.late, clock.timers]).toEqual([2, 0]);
  });

  test('state and counts can still be read, unsubscribing and disposing again do nothing', () => {
    const { breaker } = openScene();
    const unsubscribe = breaker.on('late', succeed);
    const before = breaker.counts;
    breaker.dispose();
    breaker.dispose();
    unsubscribe();
    expect([breaker.state, breaker.counts]).toEqual(['open', before]);
  });
});
