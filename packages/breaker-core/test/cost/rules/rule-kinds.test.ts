import { describe, expect, test } from '@jest/globals';
import type { CostRule } from '../../../src/cost/rules/index.js';
import { dayRule, refusalOf, RuleLab, UNIT } from './rule-lab.js';

const block = (when: CostRule['when']): CostRule => ({
  name: 'limit',
  when,
  action: { kind: 'block' },
});

describe('a rule is met above its value, this call included, and not at it', () => {
  test('an amount: committed and reserved of a budget', () => {
    const lab = new RuleLab({ rules: [dayRule({ kind: 'block' })] });
    lab.spend(UNIT / 2);
    lab.call(UNIT / 4);
    expect(lab.as(UNIT / 4 + 1)).toBe('refused');
    expect(lab.as(UNIT / 4)).toBe('admitted');
  });

  test('a share: of the cap that holds at the time', () => {
    const lab = new RuleLab({ rules: [block({ kind: 'share', per: 'day', above: 0.57 })] });
    expect(lab.as(57 * UNIT)).toBe('admitted');
    expect(refusalOf(lab.call(1)).limitMicros).toBe(57 * UNIT);
    const ledger = lab.budget.tree.ledger('root', 'day');
    ledger?.setCap({ capMicros: 101 * UNIT });
    expect(lab.as(0.57 * UNIT)).toBe('admitted');
    expect(lab.as(1)).toBe('refused');
  });

  test('a rate: what this rule’s calls reserved within the window', () => {
    const lab = new RuleLab({ rules: [block({ kind: 'rate', perMs: 60_000, above: 1 })] });
    expect(lab.as(UNIT)).toBe('admitted');
    expect(lab.as(1)).toBe('refused');
  });

  test('the cost of an operation: the estimate alone', () => {
    const lab = new RuleLab({ rules: [block({ kind: 'operation-cost', above: 1 })] });
    expect([lab.as(UNIT), lab.as(UNIT + 1), lab.as(UNIT)]).toEqual([
      'admitted',
      'refused',
      'admitted',
    ]);
  });

  test('the budget of a scope, by the calls that are charged to it and by no others', () => {
    const day = { per: 'day', cap: 100 } as const;
    const lab = new RuleLab({
      rules: [block({ kind: 'amount', per: 'day', scope: 'team', above: 1 })],
      scopes: [
        { name: 'team', budgets: [day] },
        { name: 'key', parent: 'team' },
        { name: 'other', budgets: [day] },
      ],
    });
    lab.spend(UNIT, { scope: 'key' });
    const asked = ['root', 'other', 'team', 'key'].map((scope) => lab.as(1, { scope }));
    expect(asked).toEqual(['admitted', 'admitted', 'refused', 'refused']);
  });

  test('a new period begins at nothing', () => {
    const lab = new RuleLab({ rules: [dayRule({ kind: 'block' })] });
    lab.spend(UNIT);
    lab.pass(12 * 3_600_000 - 1);
    expect(lab.as(1)).toBe('refused');
    lab.pass(1);
    expect(lab.as(UNIT)).toBe('admitted');
  });
});
