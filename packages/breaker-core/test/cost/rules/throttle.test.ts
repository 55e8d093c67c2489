import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CostRule } from '../../../src/cost/rules/index.js';
import { seeded } from '../../seeded.js';
import { dayRule, refusalOf, RuleLab, UNIT } from './rule-lab.js';

const always = { kind: 'operation-cost', above: 0 } as const;
const throttle = (callsPerSecond: number, burst?: number): CostRule => ({
  name: 'slow',
  when: always,
  action: { kind: 'throttle', callsPerSecond, ...(burst === undefined ? {} : { burst }) },
});

/** How many of so many calls at one instant are let through. */
function letThrough(lab: RuleLab, calls: number): number {
  return Array.from({ length: calls }, () => lab.as(1)).filter((as) => as === 'admitted').length;
}

describe('a throttle is a rate', () => {
  test('one call at a time, where no burst is given', () => {
    const lab = new RuleLab({ rules: [throttle(10)] });
    expect(letThrough(lab, 5)).toBe(1);
    lab.pass(99);
    expect(letThrough(lab, 5)).toBe(0);
    lab.pass(1);
    expect(letThrough(lab, 5)).toBe(1);
    lab.pass(10_000);
    expect(letThrough(lab, 5)).toBe(1);
  });

  test('a burst after a pause, and no more than it', () => {
    const lab = new RuleLab({ rules: [throttle(2, 3)] });
    expect(letThrough(lab, 9)).toBe(3);
    lab.pass(1_000);
    expect(letThrough(lab, 9)).toBe(2);
    lab.pass(60_000);
    expect(letThrough(lab, 9)).toBe(3);
  });

  for (const callsPerSecond of [0.3, 3, 7, 10, 49, 333]) {
    test(`a long run under pressure gets ${callsPerSecond} a second, to the call`, () => {
      const lab = new RuleLab({ rules: [throttle(callsPerSecond, 2)] });
      let through = 0;
      for (let ms = 0; ms < 5_000; ms += 1) {
        through += letThrough(lab, 1);
        lab.pass(1);
      }
      expect(through).toBe(2 + Math.floor(callsPerSecond * 4.999));
    });
  }

  test('an interval of whole milliseconds is kept, and told, to the millisecond', () => {
    for (let intervalMs = 1; intervalMs <= 300; intervalMs += 1) {
      const lab = new RuleLab({ rules: [throttle(1_000 / intervalMs)] });
      lab.call(1);
      const { retryAtEpochMs } = refusalOf(lab.call(1));
      lab.pass(intervalMs);
      expect([retryAtEpochMs, lab.as(1)]).toEqual([lab.now.epochMs, 'admitted']);
    }
  });

  test('in no stretch of time more than burst and rate allow', () => {
    const waits = fc.array(fc.nat({ max: 400 }), { minLength: 50, maxLength: 50 });
    const property = fc.property(waits, fc.integer({ min: 1, max: 4 }), (pauses, burst) => {
      const lab = new RuleLab({ rules: [throttle(7, burst)] });
      const timesMs = pauses.flatMap((pause) => {
        lab.pass(pause);
        return lab.as(1) === 'admitted' ? [lab.now.nowMs] : [];
      });
      return timesMs.every((from, first) =>
        timesMs
          .slice(first)
          .every((to, calls) => calls + 1 <= burst + ((to - from) * 7) / 1_000 + 1e-6),
      );
    });
    fc.assert(property, { ...seeded, numRuns: 50 });
  });

  test('a refusal says when the next token comes, and then it has come', () => {
    for (const callsPerSecond of [0.1, 3, 7, 49, 1_000 / 49, 999]) {
      const lab = new RuleLab({ rules: [throttle(callsPerSecond, 2)] });
      letThrough(lab, 2);
      lab.now = { ...lab.now, nowMs: lab.now.nowMs + 0.25 };
      const { retryAtEpochMs, action, reason } = refusalOf(lab.call(1));
      expect([action, reason]).toEqual(['throttle', 'rate']);
      const waitMs = (retryAtEpochMs ?? 0) - lab.now.epochMs;
      lab.pass(waitMs - 1);
      expect(lab.as(1)).toBe('refused');
      lab.pass(1);
      expect(lab.as(1)).toBe('admitted');
    }
  });
});

describe('a throttle lets go when the pressure is gone', () => {
  const window = { kind: 'rate', perMs: 60_000, above: 1 } as const;
  const rules = [dayRule({ kind: 'throttle', callsPerSecond: 0.001 }, { when: window })];

  test('at once, whatever it had refused', () => {
    const lab = new RuleLab({ rules });
    lab.spend(UNIT);
    expect(letThrough(lab, 100)).toBe(1);
    lab.pass(61_000);
    expect(letThrough(lab, 100)).toBe(100);
  });

  test('calls that it is not met by take no tokens', () => {
    const lab = new RuleLab({ rules });
    expect(letThrough(lab, 100)).toBe(100);
    lab.spend(UNIT - 100);
    expect(letThrough(lab, 100)).toBe(1);
  });

  test('nor does the call that shows that the pressure is gone', () => {
    const when = { kind: 'operation-cost', above: 1 } as const;
    const lab = new RuleLab({ rules: [{ ...throttle(0.001, 2), when }] });
    const asked = [2, 0, 2, 2].map((units) => lab.as(units * UNIT));
    expect(asked).toEqual(['admitted', 'admitted', 'admitted', 'refused']);
  });

  test('a call that another rule or a budget refuses takes no token', () => {
    const dear = dayRule({ kind: 'block' }, { when: { kind: 'operation-cost', above: 2 } });
    const lab = new RuleLab({ rules: [throttle(0.001), dear], budgets: [{ per: 'day', cap: 1 }] });
    expect(refusalOf(lab.call(3 * UNIT)).rule).toBe('block');
    expect(lab.as(1.5 * UNIT)).toBe('budget');
    expect([lab.as(1), lab.as(1)]).toEqual(['admitted', 'refused']);
  });
});
