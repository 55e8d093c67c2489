import type { CostRule } from '../../../src/index.js';

/** The window of the rule on a rate, as a budget of the reference without a cap. */
export const BULK = { budget: 'bulk', key: 'bulk', windowMs: 600 } as const;

/** Of the rule that throttles. */
export const THROTTLE = { intervalMs: 50, burst: 3 } as const;

/** The rules of the twins, as the breaker has them; what is strictest comes neither first nor last. */
export const RULES: readonly CostRule[] = [
  {
    name: 'most of the day',
    when: { kind: 'share', per: 'day', above: 0.9 },
    only: { operations: ['chat'] },
    action: { kind: 'block' },
  },
  {
    name: 'bulk',
    when: { kind: 'rate', perMs: BULK.windowMs, above: 60 / 1e6 },
    only: { operations: ['bulk'] },
    action: { kind: 'block' },
    cooldownMs: 40,
  },
  {
    name: 'half of the month',
    when: { kind: 'share', per: 'month', above: 0.5 },
    action: {
      kind: 'throttle',
      callsPerSecond: 1_000 / THROTTLE.intervalMs,
      burst: THROTTLE.burst,
    },
  },
  {
    name: 'dear',
    when: { kind: 'operation-cost', above: 30 / 1e6 },
    only: { operations: ['chat', 'bulk'] },
    action: { kind: 'degrade', step: 2 },
    cooldownMs: 25,
  },
  {
    name: 'go small',
    when: { kind: 'amount', per: 'day', above: 40 / 1e6 },
    only: { scopes: ['team'] },
    action: { kind: 'degrade', step: 1 },
  },
];
