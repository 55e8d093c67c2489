import { describe, expect, test } from '@jest/globals';
import type { CircuitBreaker } from '../src/index.js';
import { closedScene, codeOf, deferred, dueScene, openScene, succeed } from './fixture.js';

describe('after dispose nothing happens (F11)', () => {
  test.each<[string, (breaker: CircuitBreaker) => unknown]>([
    ['executeSync', (breaker) => breaker.executeSync(succeed)],
    ['acquire', (breaker) => breaker.acquire()],
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
