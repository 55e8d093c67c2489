import { CostBreaker } from '@breaker-lab/breaker-core';
import type { SubjectCostBreaker, SubjectCostOptions } from '@breaker-lab/stress-harness';
import { clockOption } from './core-options.js';
import { hasCode } from './error-code.js';

/** This workspace's own cost breaker. */
export function createCostBreaker({
  dailyCap,
  reservationTtlMs,
  nowMs,
  epochMs,
  timeZone,
}: SubjectCostOptions): SubjectCostBreaker {
  const breaker = new CostBreaker({
    dailyCap,
    reservationTtlMs,
    ...clockOption(nowMs),
    ...(epochMs === undefined ? {} : { calendar: { epochMs } }),
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return {
    execute: (fn, call) => breaker.execute(() => fn({ used: () => undefined }), call),
    isRejection: (error) => hasCode(error, 'ERR_BUDGET_EXCEEDED'),
    usage: () => {
      const [daily] = breaker.usage.budgets;
      return {
        capMicros: daily?.capMicros ?? 0,
        committedMicros: daily?.committedMicros ?? 0,
        reservedMicros: daily?.reservedMicros ?? 0,
      };
    },
    reserve: (estimate) => breaker.reserve(estimate),
    setCap: (cap) => {
      breaker.setCap({ per: 'day', cap });
    },
    dispose: () => {
      breaker.dispose();
    },
  };
}
