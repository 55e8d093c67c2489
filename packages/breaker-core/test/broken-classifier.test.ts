import { describe, expect, test } from '@jest/globals';
import type { CircuitBreakerOptions } from '../src/index.js';
import { boom, closedScene, fail } from './fixture.js';

type Classify = NonNullable<CircuitBreakerOptions['classify']>;

const BROKEN: Record<string, Classify> = {
  throws: () => {
    throw new Error('classifier');
  },
  'answers nothing': (() => undefined) as unknown as Classify,
  'answers with an unknown word': (() => 'slow') as unknown as Classify,
  'answers with a promise': (() => Promise.reject(new Error('classifier'))) as unknown as Classify,
};

describe.each(Object.keys(BROKEN))('a classifier that %s (F14)', (what) => {
  const options = (): CircuitBreakerOptions => ({ classify: BROKEN[what] ?? fail });

  test('counts the call as one failure', async () => {
    const { breaker } = closedScene(options());
    await expect(breaker.execute(() => Promise.reject(boom))).rejects.toBe(boom);
    expect(() => breaker.executeSync(fail)).toThrow(boom);
    expect(breaker.counts).toMatchObject({ failed: 2, inFlight: 0, observerErrors: 2 });
    expect(breaker.state).toBe('open');
  });

  test('does so for a permit, too', () => {
    const { breaker } = closedScene(options());
    breaker.acquire().failure(boom);
    expect(breaker.counts).toMatchObject({ failed: 1, inFlight: 0, observerErrors: 1 });
  });
});
