import { describe, expect, test } from '@jest/globals';
import { closedScene, deferred } from './fixture.js';

describe('calls are never serialised by the breaker (F30)', () => {
  test('1,000 calls all begin before any ends, and end in any order', async () => {
    const { breaker } = closedScene();
    const upstreams = Array.from({ length: 1_000 }, () => deferred<number>());
    let begun = 0;
    const ended: number[] = [];
    const calls = upstreams.map(async ({ promise }) => {
      ended.push(await breaker.execute(() => (begun++, promise)));
    });
    expect(begun).toBe(1_000);
    for (const [index, { resolve }] of [...upstreams.entries()].reverse()) resolve(index);
    await Promise.all(calls);
    expect(ended).toEqual(Array.from({ length: 1_000 }, (_, index) => 999 - index));
  });
});
