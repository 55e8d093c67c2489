import { expect, test } from '@jest/globals';
import { breakerCore } from '../src/index.js';

const OPTIONS = {
  trip: { kind: 'consecutive', failures: 1 },
  openDurationMs: 1_000,
  halfOpenTrials: 1,
  maxBreakers: 2,
  nowMs: () => 0,
} as const;

test('each key has a breaker of its own, and no more are kept than may be', async () => {
  const registry = breakerCore.createRegistry?.(OPTIONS);
  await registry?.execute('down', () => Promise.reject(new Error('no'))).catch(() => undefined);
  const rejected = await registry
    ?.execute('down', () => Promise.resolve('yes'))
    .catch((error: unknown) => error);
  expect(registry?.isRejection(rejected)).toBe(true);
  for (const key of ['a', 'b', 'c']) {
    await expect(registry?.execute(key, () => Promise.resolve('yes'))).resolves.toBe('yes');
  }
  expect(registry?.size()).toBe(2);
});
