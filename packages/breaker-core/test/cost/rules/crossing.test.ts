import { describe, expect, test } from '@jest/globals';
import { dayRule, RuleLab, UNIT } from './rule-lab.js';

const DAY_MS = 24 * 3_600_000;
const alert = dayRule({ kind: 'alert' });
const block = dayRule({ kind: 'block' });

describe('a rule is told once per crossing and again after the value was low', () => {
  test('not below, not at the limit; above it once, however long', () => {
    const lab = new RuleLab({ rules: [alert] });
    const told = [UNIT / 2, UNIT / 2, 1, 1, UNIT].map((micros) => lab.told(micros));
    expect(told).toEqual([[], [], ['alert'], [], []]);
  });

  test('with what it measured, this call included', () => {
    const scopes = [{ name: 'team' }];
    const lab = new RuleLab({ rules: [alert], scopes });
    lab.spend(UNIT);
    expect(lab.spend(5, { scope: 'team' }).fired).toEqual([
      {
        rule: 'alert',
        action: 'alert',
        scope: 'team',
        when: 'amount',
        measuredMicros: 1_000_005,
        limitMicros: 1_000_000,
        lifted: false,
      },
    ]);
  });

  test('not again while it stays above nine tenths of the limit', () => {
    const lab = new RuleLab({ rules: [alert] });
    lab.spend(UNIT);
    const { reservation } = lab.spend(200_000);
    lab.refund(reservation, 200_000);
    expect(lab.told(0)).toEqual([]);
    expect(lab.told(1)).toEqual([]);
  });

  for (const [rearmShare, fellTo, again] of [
    [undefined, 900_000, true],
    [undefined, 900_001, false],
    [0.57, 570_000, true],
    [0.57, 570_001, false],
    [1, 1_000_000, true],
  ] as const) {
    test(`fallen to ${fellTo}, re-armed at ${rearmShare ?? 'the default'}: ${again ? 'again' : 'not again'}`, () => {
      const rule = rearmShare === undefined ? alert : { ...alert, rearmShare };
      const lab = new RuleLab({ rules: [rule] });
      const { reservation } = lab.spend(2 * UNIT);
      lab.refund(reservation, 2 * UNIT - fellTo);
      expect(lab.told(UNIT)).toEqual(again ? ['alert'] : []);
    });
  }

  test('a low value that one call saw is remembered', () => {
    const lab = new RuleLab({ rules: [alert] });
    const { reservation } = lab.spend(2 * UNIT);
    lab.refund(reservation, 1.5 * UNIT);
    expect(lab.told(0)).toEqual([]);
    const { reservation: next } = lab.spend(1);
    lab.refund(next, 1);
    lab.spend(450_000, {}, 499_000);
    expect(lab.told(2_000)).toEqual(['alert']);
  });

  test('a call refused over and over tells once', () => {
    const lab = new RuleLab({ rules: [block] });
    lab.spend(300_000);
    const told = [1, 2, 3].map(() => lab.told(UNIT));
    expect(told).toEqual([['block'], [], []]);
  });

  test('calls that step down, and so stay below, tell once', () => {
    const lab = new RuleLab({ rules: [dayRule({ kind: 'degrade', step: 1 })] });
    const told = [1, 2, 3].map(() => {
      const answer = lab.judge(1.5 * UNIT);
      lab.reserve(UNIT / 10, { answer });
      return lab.book.admitted(answer, lab.now).length;
    });
    expect(told).toEqual([1, 0, 0]);
  });

  test('and again when what is spent has fallen, or a small call has passed', () => {
    const lab = new RuleLab({ rules: [block] });
    const { reservation } = lab.spend(300_000);
    lab.told(UNIT);
    lab.refund(reservation, 1);
    expect(lab.told(UNIT)).toEqual(['block']);
    expect(lab.told(UNIT)).toEqual([]);
    lab.spend(1);
    expect(lab.told(UNIT)).toEqual(['block']);
  });

  test('a new period has a crossing of its own, also for a call as big as the last', () => {
    for (const rule of [alert, block]) {
      const lab = new RuleLab({ rules: [rule] });
      const told = [1, 2, 3].map(() => {
        const names = lab.told(2 * UNIT);
        lab.pass(DAY_MS);
        return names;
      });
      expect(told).toEqual([[rule.name], [rule.name], [rule.name]]);
    }
  });

  test('the cost of an operation: again after a call that cost little', () => {
    const rule = { ...alert, when: { kind: 'operation-cost', above: 1 } } as const;
    const lab = new RuleLab({ rules: [rule] });
    const told = [2, 2, 0.95, 2, 0.9, 2].map((units) => lab.told(units * UNIT).length);
    expect(told).toEqual([1, 0, 0, 0, 0, 1]);
  });

  test('each rule has its own', () => {
    const higher = { ...alert, name: 'higher', when: { ...alert.when, above: 2 } };
    const lab = new RuleLab({ rules: [alert, higher] });
    expect([1.5, 1, 1].map((units) => lab.told(units * UNIT))).toEqual([['alert'], ['higher'], []]);
  });
});
