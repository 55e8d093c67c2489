import { expect, test } from '@jest/globals';
import { nowMs, startOwnTime } from '../../src/clock.js';

test('own time passes with work, and is never more than elapsed time', () => {
  const startMs = nowMs();
  const elapsed = startOwnTime();
  let sum = 0;
  // Work, not waiting: on a busy machine a few milliseconds may pass without any.
  for (let i = 0; i < 5_000_000; i++) sum += i;
  const ownMs = elapsed();
  expect(sum).toBeGreaterThan(0);
  expect(ownMs).toBeGreaterThan(0);
  expect(ownMs).toBeLessThanOrEqual(nowMs() - startMs);
});
