import { CostBreaker } from '@breaker-lab/breaker-core';
import type { SubjectCostBreaker, SubjectCostOptions } from '@breaker-lab/stress-harness';
import { clockOption, tripRule } from './core-options.js';
import { hasCode } from './error-code.js';

const REJECTIONS = ['ERR_BUDGET_EXCEEDED', 'ERR_CIRCUIT_OPEN'];

/** This workspace's own cost breaker. */
export function createCostBreaker({
  dailyCap,
  reservationTtlMs,
  nowMs,
  epochMs,
  timeZone,
  circuit,
}: SubjectCostOptions): SubjectCostBreaker {
  const breaker = new CostBreaker({
    dailyCap,
    reservationTtlMs,
    circuit:
      circuit === undefined
        ? false
        : { trip: tripRule(circuit.trip), openDurationMs: circuit.openDurationMs },
    ...clockOption(nowMs),
    ...(epochMs === undefined ? {} : { calendar: { epochMs } }),
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return {
    execute: (fn, call) => breaker.execute(fn, call),
    isRejection: (error) => REJECTIONS.some((code) => hasCode(error, code)),
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
