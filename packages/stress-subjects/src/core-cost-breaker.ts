import { CostBreaker, type CostRule } from '@breaker-lab/breaker-core';
import type {
  SubjectCostBreaker,
  SubjectCostOptions,
  SubjectCostRule,
} from '@breaker-lab/stress-harness';
import { clockOption, tripRule } from './core-options.js';
import { hasCode } from './error-code.js';
import { nestedScopes } from './nested-scopes.js';

const REJECTIONS = ['ERR_BUDGET_EXCEEDED', 'ERR_COST_RULE', 'ERR_CIRCUIT_OPEN'];

/** This workspace's own cost breaker. */
export function createCostBreaker({
  dailyCap,
  reservationTtlMs,
  nowMs,
  epochMs,
  timeZone,
  circuit,
  rules = [],
  levels = 1,
}: SubjectCostOptions): SubjectCostBreaker {
  const scopes = nestedScopes({ levels, dailyCap });
  const scope = scopes.at(-1)?.name;
  const breaker = new CostBreaker({
    dailyCap,
    scopes,
    rules: rules.map(costRule),
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
    execute: (fn, call) => {
      if (scope === undefined) return breaker.execute(fn, call);
      const { estimate, actual, signal } = call;
      // A spread would count against the breaker.
      if (signal === undefined) return breaker.execute(fn, { estimate, actual, scope });
      return breaker.execute(fn, { ...call, scope });
    },
    isRejection: (error) => REJECTIONS.some((code) => hasCode(error, code)),
    usage: () => {
      const [daily] = breaker.usage.budgets;
      return {
        capMicros: daily?.capMicros ?? 0,
        committedMicros: daily?.committedMicros ?? 0,
        reservedMicros: daily?.reservedMicros ?? 0,
      };
    },
    reserve: (estimate) => breaker.reserve(estimate, scope === undefined ? {} : { scope }),
    setCap: (cap) => {
      breaker.setCap({ per: 'day', cap });
    },
    dispose: () => {
      breaker.dispose();
    },
  };
}

function costRule({ when, action }: SubjectCostRule, index: number): CostRule {
  return {
    name: `rule ${index}`,
    when: when.kind === 'share' ? { ...when, per: 'day' } : when,
    action,
  };
}
