import { expect, test } from '@jest/globals';
import { costLab, daily } from './cost-lab.js';

test('a hundred thousand additions of $0.10 are $10,000, to the micro-unit', () => {
  const { breaker } = costLab({ dailyCap: 10_000 });
  for (let call = 0; call < 100_000; call += 1) breaker.reserve(0.1).commit(0.1);
  expect(daily(breaker)).toMatchObject({
    committedMicros: 10_000_000_000,
    reservedMicros: 0,
    remainingMicros: 0,
    excessMicros: 0,
  });
});
