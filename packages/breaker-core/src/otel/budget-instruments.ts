import type { BudgetUsage } from '../cost/cost-usage.js';
import type { CostGroup } from './cost-source.js';
import type { Instrument, Point } from './instrument.js';

/** What is known of a budget's money. */
type Money = Extract<keyof BudgetUsage, `${string}Micros`>;

/**
 * One instrument for each, or it does not compile. Every one starts anew with a period, or slides
 * with it, so that none is a counter.
 */
const MONEY: Readonly<Record<Money, { name: string; description: string }>> = {
  capMicros: {
    name: 'breaker.cost.budget.cap',
    description: 'The most that may be committed and reserved, in micro-units of the currency.',
  },
  softCapMicros: {
    name: 'breaker.cost.budget.soft_cap',
    description: 'The soft limit, in micro-units of the currency.',
  },
  committedMicros: {
    name: 'breaker.cost.budget.committed',
    description: 'What was charged in the period, in micro-units of the currency.',
  },
  reservedMicros: {
    name: 'breaker.cost.budget.reserved',
    description: 'What live reservations hold, in micro-units of the currency.',
  },
  remainingMicros: {
    name: 'breaker.cost.budget.remaining',
    description: 'What may still be reserved, in micro-units of the currency.',
  },
  excessMicros: {
    name: 'breaker.cost.budget.excess',
    description: 'How much is used above the cap, in micro-units of the currency.',
  },
  overrunMicros: {
    name: 'breaker.cost.budget.overrun',
    description: 'Actual costs above what was held for them, in micro-units of the currency.',
  },
  refundedMicros: {
    name: 'breaker.cost.budget.refunded',
    description: 'What was given back in the period, in micro-units of the currency.',
  },
  projectedMicros: {
    name: 'breaker.cost.budget.projected',
    description: 'What will be used when the period ends, in micro-units of the currency.',
  },
};

function* pointsOf(money: Money, { budgets }: CostGroup): Iterable<Point> {
  for (const { attributes, usages } of budgets) {
    const known = usages.map((usage) => usage[money]).filter((micros) => micros !== null);
    if (known.length === 0) continue;
    yield { attributes, value: known.reduce((sum, micros) => sum + micros, 0) };
  }
}

/** The instruments of budgets. Integers: a double of currency units would not be exact. */
export const BUDGET_INSTRUMENTS: readonly Instrument<CostGroup>[] = (
  Object.keys(MONEY) as Money[]
).map((money) => ({
  ...MONEY[money],
  unit: '{micro_unit}',
  isMonotonic: false,
  points: (group) => pointsOf(money, group),
}));
