import { describe, expect, test } from '@jest/globals';
import { type BudgetUsage, type CostUsage, MemoryBudgetStore } from '../../../src/index.js';
import { COST_INSTRUMENTS } from '../../../src/otel/cost-instruments.js';
import { COST_GUIDE, costTable, named } from '../../readme-table.js';
import { costLab } from '../cost-lab.js';

const { breaker } = costLab({ dailyCap: 1, store: new MemoryBudgetStore() });
const { budgets, store, ...counts } = breaker.usage;
const [day] = budgets;

/** Fields that the table names next to their metrics; those of a budget are named so. */
const FIELDS = costTable('cost metric').map(([metric = '', , , field = '']) => ({ metric, field }));
const ofBudget = (field: string): boolean => field.startsWith('budgets[].');

/** The same object with a number of its own in each field, counted from `first`. */
const numbered = <T extends object>(object: T, first: number): T =>
  Object.fromEntries(Object.keys(object).map((key, index) => [key, first + index])) as T;

describe('usage in the README', () => {
  test('has the fields that it says, and no others', () => {
    const besides = named('- `estimateRatio`', { text: COST_GUIDE, end: ':' });
    const own = FIELDS.map(({ field }) => field).filter((field) => !ofBudget(field));
    expect([...own, ...besides].sort()).toEqual(Object.keys(counts).sort());
  });

  test('has of each budget the fields that it says, and no others', () => {
    const besides = named('- of each budget:', { text: COST_GUIDE, end: '\n' });
    const own = FIELDS.filter(({ field }) => ofBudget(field)).map(({ field }) => field.slice(10));
    expect([...own, ...besides].sort()).toEqual(Object.keys(day ?? {}).sort());
  });

  test('has of the store the fields that it says, and no others', () => {
    const [, ...told] = named('- of the `store`', { text: COST_GUIDE });
    expect(told.sort()).toEqual(Object.keys(store ?? {}).sort());
  });

  test('stands in each row beside the metric that reports it', () => {
    const attributes = { 'breaker.name': 'llm' };
    const budget = numbered({ ...day } as BudgetUsage, 1_000);
    const usage = numbered(counts as CostUsage, 1);
    const group = { attributes, usages: [usage], budgets: [{ attributes, usages: [budget] }] };
    const reported = COST_INSTRUMENTS.map(({ name, points }) => [
      name,
      [...points(group)][0]?.value,
    ]);
    const told = FIELDS.map(({ metric, field }) => [
      metric,
      ofBudget(field) ? budget[field.slice(10) as keyof BudgetUsage] : usage[field as 'admitted'],
    ]);
    expect(reported).toEqual(told);
  });
});
