import { expect, test } from '@jest/globals';
import { nowMs, startOwnTime } from '../../src/clock.js';

test('own time passes with work, and is never more than elapsed time', () => {
  const startMs = nowMs();
  const elapsed = startOwnTime();
  let sum = 0;
  while (nowMs() - startMs < 5) sum++;
  const ownMs = elapsed();
  expect(sum).toBeGreaterThan(0);
  expect(ownMs).toBeGreaterThan(0);
  expect(ownMs).toBeLessThanOrEqual(nowMs() - startMs);
});
