import { expect, test } from '@jest/globals';
import { breakerCore } from '../src/index.js';

const OPTIONS = {
  maxBreakers: 2,
  breaker: {
    trip: { kind: 'consecutive', failures: 1 },
    openDurationMs: 1_000,
    halfOpenTrials: 1,
    nowMs: () => 0,
  },
} as const;

test('each key has a breaker of its own, and no more are kept than may be', async () => {
  const keyed = breakerCore.createKeyed?.(OPTIONS);
  const down = keyed?.get('down');
  await down?.execute(() => Promise.reject(new Error('no'))).catch(() => undefined);
  const rejected = await down
    ?.execute(() => Promise.resolve('yes'))
    .catch((error: unknown) => error);
  expect(down?.isRejection(rejected)).toBe(true);
  for (const key of ['a', 'b', 'c']) {
    const answer = keyed?.get(key).execute(() => Promise.resolve('yes'));
    await expect(answer).resolves.toBe('yes');
  }
  expect(keyed?.size()).toBe(2);
});
