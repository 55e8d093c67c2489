import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CostRule, RuleAction } from '../../../src/cost/rules/index.js';
import { seeded } from '../../seeded.js';
import { dayRule, refusalOf, RuleLab, UNIT } from './rule-lab.js';

const ACTIONS: RuleAction[] = [
  { kind: 'alert' },
  { kind: 'degrade', step: 2 },
  { kind: 'throttle', callsPerSecond: 1 },
  { kind: 'block' },
];
const RULES = ACTIONS.map((action) => dayRule(action));

/** What a second call above the limit gets; the first has taken the throttle's token. */
function second(rules: readonly CostRule[]): string | number {
  const lab = new RuleLab({ rules });
  lab.call(2 * UNIT);
  const went = lab.call(2 * UNIT);
  if (went.as === 'refused') return went.refusal.action;
  return went.as === 'admitted' ? went.step : went.as;
}

const shuffled = (rules: readonly CostRule[]) =>
  fc.shuffledSubarray([...rules], { minLength: rules.length });

describe('of the rules that are met the strictest wins, whatever their order', () => {
  for (const [count, wins] of [
    [1, 0],
    [2, 2],
    [3, 'throttle'],
    [4, 'block'],
  ] as const) {
    test(`among the ${count} mildest: ${wins}`, () => {
      const property = fc.property(shuffled(RULES.slice(0, count)), (rules) => {
        expect(second(rules)).toBe(wins);
      });
      fc.assert(property, seeded);
    });
  }

  test('of a throttle without a token and a block that both refuse: the block, whoever lets in later', () => {
    const when = { kind: 'operation-cost', above: 0 } as const;
    const block = dayRule({ kind: 'block' });
    for (const callsPerSecond of [0.000_001, 1_000_000]) {
      const slow = dayRule({ kind: 'throttle', callsPerSecond }, { when });
      for (const rules of [
        [slow, block],
        [block, slow],
      ]) {
        const lab = new RuleLab({ rules });
        lab.spend(1);
        expect(refusalOf(lab.call(2 * UNIT)).action).toBe('block');
      }
    }
  });

  test('of several steps down the highest', () => {
    const steps = [3, 100, 1].map((step) =>
      dayRule({ kind: 'degrade', step }, { name: String(step) }),
    );
    const property = fc.property(shuffled(steps), (rules) => {
      expect(second(rules)).toBe(100);
    });
    fc.assert(property, seeded);
  });

  test('of several that block the one that lets in last', () => {
    const rate = { kind: 'rate', perMs: 60_000, above: 1 } as const;
    const blocks = [dayRule({ kind: 'block' }), dayRule({ kind: 'block' }, { when: rate })];
    const rules = blocks.map((each, index) => ({
      ...each,
      name: ['today', 'minute'][index] ?? '',
    }));
    const property = fc.property(shuffled(rules), (ordered) => {
      const lab = new RuleLab({ rules: ordered });
      lab.spend(UNIT);
      expect(refusalOf(lab.call(UNIT)).rule).toBe('today');
    });
    fc.assert(property, seeded);
  });

  test('and before all the one that never does', () => {
    const dear = dayRule({ kind: 'block' }, { when: { kind: 'operation-cost', above: 0.5 } });
    const rules = [dayRule({ kind: 'block' }), { ...dear, name: 'dear' }];
    for (const ordered of [rules, rules.toReversed()]) {
      const lab = new RuleLab({ rules: ordered });
      for (let calls = 0; calls < 2; calls += 1) lab.spend(UNIT / 2);
      expect(refusalOf(lab.call(UNIT)).rule).toBe('dear');
    }
  });

  test('every rule that is met is told, in the order of the options, also next to a stricter one', () => {
    const lab = new RuleLab({ rules: RULES.slice(0, 3) });
    expect(lab.told(2 * UNIT)).toEqual(['alert', 'degrade', 'throttle']);
  });

  test('of a call that is refused only the rules that refuse are told', () => {
    const lab = new RuleLab({ rules: RULES });
    expect(lab.told(2 * UNIT)).toEqual(['block']);
  });

  test('a rule that is not met adds nothing', () => {
    const lab = new RuleLab({ rules: RULES });
    expect(lab.call(UNIT)).toMatchObject({ as: 'admitted', step: 0, fired: [] });
  });
});
