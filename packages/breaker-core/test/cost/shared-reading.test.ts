import { describe, expect, test } from '@jest/globals';
import type { CostBreakerOptions } from '../../src/index.js';
import { costLab } from './cost-lab.js';

/** A clock that offers a coarse reading, and how often each reading was asked for. */
function countingLab(options: CostBreakerOptions) {
  const readings = { exact: 0, coarse: 0, date: 0 };
  const clock = {
    nowMs: () => (readings.exact += 1),
    coarseNowMs: () => {
      readings.coarse += 1;
      return 0;
    },
  };
  const calendar = {
    epochMs: () => {
      readings.date += 1;
      return Date.UTC(2026, 2, 14);
    },
  };
  const { breaker } = costLab({ ...options, clock, calendar });
  for (let call = 0; call < 5; call += 1) breaker.reserve(0.1).commit(0.1);
  return readings;
}

describe('calls in quick succession share readings of the clocks', () => {
  test('where the clock offers that, one date serves all calls of one reading', () => {
    expect(countingLab({ dailyCap: 1 })).toEqual({ exact: 0, coarse: 10, date: 2 });
  });

  test('what enters a rolling window is dated exactly, or it would leave early', () => {
    const budgets = [{ per: { rollingMs: 60_000 }, cap: 1 }];
    expect(countingLab({ budgets })).toEqual({ exact: 5, coarse: 10, date: 2 });
  });
});
