import { describe, expect, test } from '@jest/globals';
import { CostRuleError, type CostRule } from '../../../src/cost/rules/index.js';
import { dayRule, NOON, refusalOf, RuleLab, UNIT } from './rule-lab.js';

const MIDNIGHT = NOON + 12 * 3_600_000;
const per = { rollingMs: 60_000 };
const budgets = [{ per: 'day', cap: 100 } as const, { per, cap: 50 }];

const block = (when: CostRule['when']): CostRule => ({
  name: 'limit',
  when,
  action: { kind: 'block' },
});

/** Half of the limit spent at noon, the other half a second later. */
function spentLab(when: CostRule['when']): RuleLab {
  const lab = new RuleLab({ rules: [block(when)], budgets });
  lab.spend(0.5 * UNIT);
  lab.pass(1_000);
  lab.spend(0.5 * UNIT);
  return lab;
}

describe('a refusal says what was measured and when to come again', () => {
  const half = NOON + 61_000;
  const whole = NOON + 62_000;
  const cases: Record<string, [CostRule['when'], (number | null)[]]> = {
    amount: [{ kind: 'amount', per: 'day', above: 1 }, [MIDNIGHT, MIDNIGHT, null]],
    share: [{ kind: 'share', per: 'day', above: 0.01 }, [MIDNIGHT, MIDNIGHT, null]],
    'rolling amount': [{ kind: 'amount', per, above: 1 }, [half, whole, null]],
    'rolling share': [{ kind: 'share', per, above: 0.02 }, [half, whole, null]],
    rate: [{ kind: 'rate', perMs: 60_000, above: 1 }, [half, whole, null]],
  };
  for (const [title, [when, expected]] of Object.entries(cases)) {
    test(`${title}: for half of the limit, for all of it, for more than it`, () => {
      const lab = spentLab(when);
      const asked = [0.5 * UNIT, UNIT, UNIT + 1].map((micros) => refusalOf(lab.call(micros)));
      expect(asked.map(({ retryAtEpochMs }) => retryAtEpochMs)).toEqual(expected);
    });

    test(`${title}: then it is let in, and a millisecond before it is not`, () => {
      const lab = spentLab(when);
      const { retryAtEpochMs } = refusalOf(lab.call(UNIT));
      lab.pass((retryAtEpochMs ?? 0) - lab.now.epochMs - 1);
      expect(lab.as(UNIT)).toBe('refused');
      lab.pass(1);
      expect(lab.as(UNIT)).toBe('admitted');
    });
  }

  test('the whole of it, over a budget', () => {
    const lab = new RuleLab({ rules: [dayRule({ kind: 'block' })] });
    lab.spend(0.75 * UNIT);
    const refusal = {
      rule: 'block',
      action: 'block',
      reason: 'would_exceed',
      estimateMicros: 300_000,
      measuredMicros: 750_000,
      limitMicros: 1_000_000,
      remainingMicros: 250_000,
      retryAtEpochMs: MIDNIGHT,
    };
    expect(refusalOf(lab.call(300_000))).toEqual(refusal);
  });

  test('its reason: exhausted at the limit and beyond, would_exceed below', () => {
    const lab = new RuleLab({ rules: [dayRule({ kind: 'block' })] });
    lab.spend(UNIT / 2);
    const reasons = [refusalOf(lab.call(UNIT)).reason];
    lab.spend(UNIT / 2);
    reasons.push(refusalOf(lab.call(1)).reason);
    expect(reasons).toEqual(['would_exceed', 'exhausted']);
  });

  test('what is left is never negative, and then not even a call of no cost is let in', () => {
    const lab = new RuleLab({ rules: [dayRule({ kind: 'block' })] });
    lab.spend(UNIT, {}, 3 * UNIT);
    expect(refusalOf(lab.call(0))).toMatchObject({ measuredMicros: 3e6, remainingMicros: 0 });
  });

  test('a rate and the cost of an operation have reasons of their own', () => {
    const rate = spentLab({ kind: 'rate', perMs: 60_000, above: 1 });
    const dear = new RuleLab({ rules: [block({ kind: 'operation-cost', above: 0.1 })] });
    expect(refusalOf(rate.call(1)).reason).toBe('rate');
    expect(refusalOf(dear.call(UNIT))).toEqual({
      rule: 'limit',
      action: 'block',
      reason: 'operation_cost',
      estimateMicros: 1_000_000,
      measuredMicros: 0,
      limitMicros: 100_000,
      remainingMicros: 100_000,
      retryAtEpochMs: null,
    });
  });

  test('as an error it carries all of that, a code and a way out, and no stack', () => {
    const refusal = refusalOf(spentLab({ kind: 'amount', per: 'day', above: 1 }).call(1));
    const error = new CostRuleError('llm', refusal);
    expect(error.refusal).toEqual({ ...refusal, breakerName: 'llm' });
    expect(error).toMatchObject({ ...refusal, code: 'ERR_COST_RULE', breakerName: 'llm' });
    expect(error.message).toBe(
      'cost breaker "llm": rule "limit" blocks: 0 of 1000000 micro-units are left, the call needs 1; ' +
        'wait until 2026-03-15T00:00:00.000Z, or lift the rules',
    );
    expect(error.stack).not.toMatch(/\n +at /);
    expect(new Error('next').stack).toMatch(/\n +at /);
  });

  test('an error of a call that never fits, and one of a throttle, say so', () => {
    const refusal = refusalOf(spentLab({ kind: 'amount', per: 'day', above: 1 }).call(2 * UNIT));
    expect(new CostRuleError('llm', refusal).message).toMatch(/never fits: ask for less/);
    const throttled = { ...refusal, action: 'throttle' } as const;
    expect(new CostRuleError('llm', throttled).message).toMatch(/throttles and has let its calls/);
  });
});
