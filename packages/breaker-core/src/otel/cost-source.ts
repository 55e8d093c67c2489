import type { CostBreaker } from '../cost/cost-breaker.js';
import type { BudgetUsage, CostUsage } from '../cost/cost-usage.js';
import { periodName } from '../cost/period.js';
import { InvalidCallError } from '../errors.js';
import type { SeriesAttributes } from './series-attributes.js';

/**
 * Where metrics find their cost breakers, anew at each collection: anything that can be iterated
 * again and again, such as an array, or a set or the values of a map that changes.
 */
export type CostBreakerSource = Iterable<CostBreaker>;

/** The budgets that are reported together: those of one scope and period. */
export interface BudgetGroup {
  readonly attributes: SeriesAttributes;
  /** At least one. */
  readonly usages: readonly BudgetUsage[];
}

/** The cost breakers that are reported together: those of one name. */
export interface CostGroup {
  readonly attributes: SeriesAttributes;
  /** At least one. */
  readonly usages: readonly CostUsage[];
  readonly budgets: readonly BudgetGroup[];
}

/** @throws {@link InvalidCallError} when `source` is none. */
export function checkCostSource(method: string, source: unknown): void {
  if (typeof source === 'object' && source !== null && Symbol.iterator in source) return;
  throw new InvalidCallError(method, {
    expected: 'an iterable of cost breakers',
    received: source,
  });
}

/**
 * Reads every cost breaker once. Two series with the same attributes would be one that jumps, so
 * that namesakes are one group.
 */
export function costGroupsOf(source: CostBreakerSource): CostGroup[] {
  const byName = grouped(new Set(source), ({ name }) => name);
  return Array.from(byName, ([name, breakers]) => {
    const attributes = { 'breaker.name': name };
    const usages = breakers.map(({ usage }) => usage);
    return { attributes, usages, budgets: budgetGroups(attributes, usages) };
  });
}

function budgetGroups(attributes: SeriesAttributes, usages: readonly CostUsage[]): BudgetGroup[] {
  const byBudget = grouped(
    usages.flatMap(({ budgets }) => budgets),
    ({ scope, per }) => JSON.stringify([scope, periodName(per)]),
  );
  return Array.from(byBudget.values(), ([first, ...others]) => ({
    attributes: {
      ...attributes,
      'breaker.cost.scope': first.scope,
      'breaker.cost.period': periodName(first.per),
    },
    usages: [first, ...others],
  }));
}

type Some<T> = [T, ...T[]];

function grouped<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, Some<T>> {
  const groups = new Map<string, Some<T>>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
