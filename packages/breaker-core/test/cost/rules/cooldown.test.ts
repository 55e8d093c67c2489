import { describe, expect, test } from '@jest/globals';
import { dayRule, refusalOf, RuleLab, UNIT } from './rule-lab.js';

const COOLDOWN_MS = 60_000;
const block = dayRule({ kind: 'block' }, { cooldownMs: COOLDOWN_MS });

/** A lab whose rule was met, and whose value has fallen to nothing since. */
function fallen(rule = block): RuleLab {
  const lab = new RuleLab({ rules: [rule] });
  const { reservation } = lab.spend(UNIT);
  lab.call(1);
  lab.refund(reservation, UNIT);
  return lab;
}

describe('a cooldown holds the action, it never skips it', () => {
  test('without one the action lets go as soon as the value has fallen', () => {
    expect(fallen(dayRule({ kind: 'block' })).as(1)).toBe('admitted');
  });

  test('it holds on to its end, and no longer', () => {
    const lab = fallen();
    lab.pass(COOLDOWN_MS - 1);
    expect(lab.as(1)).toBe('refused');
    lab.pass(1);
    expect(lab.as(1)).toBe('admitted');
  });

  test('calls that it refuses meanwhile do not prolong it, nor are they told', () => {
    const lab = fallen();
    for (let second = 1; second < 60; second += 1) {
      lab.pass(1_000);
      expect(lab.told(1)).toEqual([]);
    }
    lab.pass(1_000);
    expect(lab.as(1)).toBe('admitted');
  });

  test('it runs from the last call that met the rule', () => {
    const lab = new RuleLab({ rules: [block] });
    const { reservation } = lab.spend(UNIT);
    lab.call(1);
    lab.pass(COOLDOWN_MS / 2);
    lab.call(1);
    lab.refund(reservation, UNIT);
    lab.pass(COOLDOWN_MS - 1);
    expect(lab.as(1)).toBe('refused');
  });

  test('while the rule is met it refuses, the cooldown over or not', () => {
    const lab = new RuleLab({ rules: [block] });
    lab.spend(UNIT);
    for (let minute = 0; minute < 5; minute += 1) {
      expect(lab.as(1)).toBe('refused');
      lab.pass(COOLDOWN_MS);
    }
  });

  test('a refusal does not say to come before its end', () => {
    const lab = fallen();
    const endsAtEpochMs = lab.now.epochMs + COOLDOWN_MS;
    lab.pass(1_000);
    expect(refusalOf(lab.call(1))).toMatchObject({
      reason: 'would_exceed',
      measuredMicros: 0,
      retryAtEpochMs: endsAtEpochMs,
    });
    const window = { kind: 'rate', perMs: 1_000, above: 1 } as const;
    const rate = new RuleLab({ rules: [{ ...block, when: window }] });
    rate.spend(UNIT);
    expect(refusalOf(rate.call(1)).retryAtEpochMs).toBe(rate.now.epochMs + COOLDOWN_MS);
  });

  test('it outlives the period', () => {
    const lab = new RuleLab({ rules: [block] });
    lab.spend(UNIT);
    lab.pass(12 * 3_600_000 - 1);
    lab.call(1);
    lab.pass(COOLDOWN_MS - 1);
    expect(lab.as(1)).toBe('refused');
    lab.pass(1);
    expect(lab.as(1)).toBe('admitted');
  });

  test('it holds a step down', () => {
    const lab = fallen(dayRule({ kind: 'degrade', step: 2 }, { cooldownMs: COOLDOWN_MS }));
    lab.pass(COOLDOWN_MS - 1);
    expect(lab.judge(1).step).toBe(2);
    lab.pass(1);
    expect(lab.judge(1).step).toBe(0);
  });

  test('it holds a throttle, which goes on letting its rate through', () => {
    const action = { kind: 'throttle', callsPerSecond: 1 } as const;
    const lab = fallen(dayRule(action, { cooldownMs: COOLDOWN_MS }));
    expect(lab.as(1)).toBe('refused');
    lab.pass(1_000);
    expect([lab.as(1), lab.as(1)]).toEqual(['admitted', 'refused']);
  });

  test('a new crossing within it is told', () => {
    const lab = fallen(dayRule({ kind: 'degrade', step: 2 }, { cooldownMs: COOLDOWN_MS }));
    lab.spend(1);
    expect(lab.told(UNIT)).toEqual(['degrade']);
  });
});
