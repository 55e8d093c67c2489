import { describe, expect, test } from '@jest/globals';
import type { CostRule } from '../../../src/cost/rules/index.js';
import { RuleLab, UNIT } from './rule-lab.js';

const HOUR_MS = 3_600_000;
const rule: CostRule = {
  name: 'hourly',
  when: { kind: 'rate', perMs: HOUR_MS, above: 1 },
  action: { kind: 'block' },
};
const rateLab = (rest: Partial<CostRule> = {}) => new RuleLab({ rules: [{ ...rule, ...rest }] });

describe('a rate is of a window that slides', () => {
  test('what was spent long ago does not count', () => {
    const lab = rateLab();
    lab.spend(UNIT);
    lab.pass(HOUR_MS + HOUR_MS / 60);
    expect(lab.as(UNIT)).toBe('admitted');
  });

  test('it leaves up to a sixtieth of the window late, never early', () => {
    const lab = rateLab();
    lab.spend(UNIT);
    lab.pass(HOUR_MS);
    expect(lab.as(1)).toBe('refused');
    lab.pass(HOUR_MS / 60 - 1_001);
    expect(lab.as(1)).toBe('refused');
    lab.pass(1);
    expect(lab.as(UNIT)).toBe('admitted');
  });

  test('spending that is spread out is not hit, however much it is in all', () => {
    const lab = rateLab();
    for (let calls = 0; calls < 500; calls += 1) {
      lab.spend(UNIT / 10);
      lab.pass(HOUR_MS / 9);
    }
    expect(lab.as(UNIT / 10)).toBe('admitted');
  });

  test('across the calendar’s hour it counts on', () => {
    const lab = rateLab();
    lab.pass(HOUR_MS - 1);
    lab.spend(UNIT);
    lab.pass(1);
    expect(lab.as(1)).toBe('refused');
  });

  test('reserved money counts until the call ends, then what it has cost', () => {
    const lab = rateLab();
    const held = lab.call(UNIT);
    expect(lab.as(1)).toBe('refused');
    if (held.as === 'admitted') lab.commit(held.reservation, UNIT / 4);
    expect([lab.as(0.75 * UNIT + 1), lab.as(0.75 * UNIT)]).toEqual(['refused', 'admitted']);
  });

  test('a release, a refund and an expiry correct it', () => {
    const lab = rateLab();
    const released = lab.call(UNIT / 2);
    if (released.as === 'admitted') lab.release(released.reservation);
    const { reservation } = lab.spend(UNIT);
    lab.refund(reservation, UNIT / 2);
    expect([lab.as(UNIT / 2 + 1), lab.as(UNIT / 2)]).toEqual(['refused', 'admitted']);
    lab.pass(300_000);
    while (lab.budget.expireNext(lab.now));
    expect(lab.as(1)).toBe('refused');
  });

  test('an overrun counts in full', () => {
    const lab = rateLab();
    lab.spend(UNIT / 10, {}, 2 * UNIT);
    expect(lab.as(0)).toBe('refused');
  });

  test('it counts the calls the rule is for, and no others', () => {
    const lab = rateLab({ only: { operations: ['chat'] } });
    lab.spend(5 * UNIT, { operation: 'embed' });
    lab.spend(5 * UNIT);
    expect([UNIT, 1].map((micros) => lab.as(micros, { operation: 'chat' }))).toEqual([
      'admitted',
      'refused',
    ]);
    expect(lab.as(UNIT, { operation: 'embed' })).toBe('admitted');
  });

  test('a call that is refused does not count', () => {
    const lab = rateLab();
    for (let calls = 0; calls < 10; calls += 1) expect(lab.as(2 * UNIT)).toBe('refused');
    expect(lab.as(UNIT)).toBe('admitted');
  });

  test('it refuses by itself nobody: an alert over a rate lets everything pass', () => {
    const lab = rateLab({ action: { kind: 'alert' } });
    expect([5, 5, 5].map((units) => lab.as(units * UNIT))).toEqual([
      'admitted',
      'admitted',
      'admitted',
    ]);
  });

  test('several windows count a call each by its own filter', () => {
    const rules = ['a', 'b', 'c'].map((name) => ({ ...rule, name, only: { operations: [name] } }));
    const all = { ...rule, name: 'all', when: { ...rule.when, above: 2 } };
    const lab = new RuleLab({ rules: [...rules, all] });
    expect(lab.judge(1, { operation: 'a' }).rates).toHaveLength(2);
    expect(lab.judge(1).rates).toHaveLength(1);
    lab.spend(UNIT, { operation: 'a' });
    lab.spend(UNIT, { operation: 'b' });
    expect(lab.as(1, { operation: 'c' })).toBe('refused');
  });

  test('as a ledger it has room for everything, and is never beyond its cap', () => {
    const lab = rateLab({ action: { kind: 'alert' } });
    lab.spend(5 * UNIT);
    const [window] = lab.judge(1).rates;
    expect([window?.excessMicros, window?.admits(UNIT), window?.crossesSoftCap()]).toEqual([
      0,
      true,
      false,
    ]);
  });
});
