import { describe, expect, test } from '@jest/globals';
import type { CostRule, RuleAction } from '../../../src/cost/rules/index.js';
import { dayRule, RuleLab, UNIT } from './rule-lab.js';

const ACTIONS: RuleAction[] = [
  { kind: 'alert' },
  { kind: 'degrade', step: 1 },
  { kind: 'throttle', callsPerSecond: 0.001 },
  { kind: 'block' },
];
const WHENS: CostRule['when'][] = [
  { kind: 'amount', per: 'day', above: 1 },
  { kind: 'rate', perMs: 60_000, above: 1 },
  { kind: 'operation-cost', above: 1 },
];
const RULES = WHENS.flatMap((when) =>
  ACTIONS.map((action) => ({
    ...dayRule(action, { when, cooldownMs: action.kind === 'alert' ? 0 : 60_000 }),
    name: `${when.kind} ${action.kind}`,
  })),
);

describe('a judgement that is not committed changes nothing', () => {
  for (const rule of RULES) {
    test(`${rule.name}: a call that a budget refuses leaves no trace`, () => {
      const budgets = [{ per: 'day', cap: 2 }] as const;
      const [one, other] = [
        new RuleLab({ rules: [rule], budgets }),
        new RuleLab({ rules: [rule], budgets }),
      ];
      for (let calls = 0; calls < 5; calls += 1) one.judge(3 * UNIT);
      const byRule = rule.action.kind === 'block';
      expect(byRule ? 'budget' : one.as(3 * UNIT)).toBe('budget');
      const seen = [one, other].map((lab) =>
        [0.5, 1, 1.5, 0.1].map((units) => {
          const went = lab.call(units * UNIT);
          return went.as === 'admitted' ? [went.step, went.fired] : went;
        }),
      );
      expect(seen[0]).toEqual(seen[1]);
    });
  }

  test('nor is the next crossing armed by it', () => {
    const rules = [dayRule({ kind: 'alert' }, { when: { kind: 'operation-cost', above: 1 } })];
    const lab = new RuleLab({ rules });
    lab.spend(2 * UNIT);
    lab.judge(0);
    expect(lab.told(2 * UNIT)).toEqual([]);
    lab.spend(0);
    expect(lab.told(2 * UNIT)).toEqual(['alert']);
  });

  test('calls that meet no rule share one answer, which nobody can change', () => {
    const lab = new RuleLab({ rules: RULES.slice(0, 4) });
    expect(lab.judge(1)).toBe(lab.judge(2));
    expect(Object.isFrozen(lab.judge(1))).toBe(true);
    expect(Object.isFrozen(lab.judge(1).rates)).toBe(true);
    expect(lab.judge(1)).toEqual({
      step: 0,
      refusal: undefined,
      rates: [],
      findings: [],
      lifted: false,
    });
  });
});
