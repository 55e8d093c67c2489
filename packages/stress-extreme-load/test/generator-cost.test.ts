import { expect, test } from '@jest/globals';
import { startOwnTime } from '@breaker-lab/stress-harness';
import { generatorNsPerCall } from '../src/generator-cost.js';

const spin = (ms: number): void => {
  const elapsedMs = startOwnTime();
  while (elapsedMs() < ms);
};

test('a generator that takes long over an arrival shows it', async () => {
  const slow = () => {
    let n = 0;
    return () => {
      spin(0.2);
      return n++ < 50 ? 0 : undefined;
    };
  };
  const ns = await generatorNsPerCall({ arrivals: slow, offer: () => undefined, rounds: 2 });
  expect(ns).toBeGreaterThan(200_000);
});

test('of several rounds the least disturbed one counts', async () => {
  let rounds = 0;
  const disturbedOnce = () => {
    if (rounds++ === 0) spin(60);
    let n = 0;
    return () => (n++ < 1_000 ? 0 : undefined);
  };
  const ns = await generatorNsPerCall({
    arrivals: disturbedOnce,
    offer: () => undefined,
    rounds: 3,
  });
  // Disturbed by 60 ms, a round of 1,000 costs 60,000 ns a call at least.
  expect(ns).toBeLessThan(60_000);
});
