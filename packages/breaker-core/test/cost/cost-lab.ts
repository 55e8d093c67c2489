import {
  type BudgetPeriod,
  type BudgetUsage,
  CostBreaker,
  type CostBreakerOptions,
} from '../../src/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { ManualCalendar } from './manual-calendar.js';

/** A cost breaker whose clock and calendar the test holds. Noon of a day in mid-month. */
export function costLab(options: CostBreakerOptions) {
  const clock = new ManualClock();
  const calendar = new ManualCalendar('2026-03-14T12:00:00Z');
  return { clock, calendar, breaker: new CostBreaker({ clock, calendar, ...options }) };
}

/** The money of one budget; of the root, unless another scope is named. */
export function budgetOf(breaker: CostBreaker, per: BudgetPeriod, scope = 'root'): BudgetUsage {
  const usage = breaker.usage.budgets.find(
    (budget) => budget.scope === scope && JSON.stringify(budget.per) === JSON.stringify(per),
  );
  if (usage === undefined) throw new Error(`no budget per ${JSON.stringify(per)} of ${scope}`);
  return usage;
}

export const daily = (breaker: CostBreaker): BudgetUsage => budgetOf(breaker, 'day');

export const monthly = (breaker: CostBreaker): BudgetUsage => budgetOf(breaker, 'month');

/** The `code` of what `act` throws; undefined when it does not throw. */
export function codeOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return (error as { code: unknown }).code;
  }
  return undefined;
}

/** A promise with its two handles, for calls that end when the test says so. */
export function pending<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** What breaks calls off in these tests. */
export const BROKEN_OFF = new Error('broken off');
