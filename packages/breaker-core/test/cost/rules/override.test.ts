import { describe, expect, test } from '@jest/globals';
import type { InvalidOptionsError } from '../../../src/index.js';
import { dayRule, NOON, RuleLab, UNIT } from './rule-lab.js';

const lift = { reason: 'launch', by: 'ops@example.org', durationMs: 60_000 };
const rules = [
  dayRule({ kind: 'alert' }),
  dayRule({ kind: 'degrade', step: 3 }),
  dayRule({ kind: 'throttle', callsPerSecond: 0.001 }),
  dayRule({ kind: 'block' }),
];

describe('while an override is live no rule refuses or degrades', () => {
  test('all are told as met, lifted', () => {
    const lab = new RuleLab({ rules });
    lab.desk.lift(lift, lab.now);
    const { step, fired } = lab.spend(2 * UNIT);
    expect(step).toBe(0);
    expect(fired.map(({ rule, lifted }) => [rule, lifted])).toEqual(
      ['alert', 'degrade', 'throttle', 'block'].map((name) => [name, true]),
    );
  });

  test('a cap holds all the same', () => {
    const lab = new RuleLab({ rules, budgets: [{ per: 'day', cap: 2 }] });
    lab.desk.lift(lift, lab.now);
    expect(lab.as(2 * UNIT + 1)).toBe('budget');
  });

  test('a throttle keeps its tokens', () => {
    const lab = new RuleLab({ rules: rules.slice(0, 3) });
    const override = lab.desk.lift(lift, lab.now);
    for (let calls = 0; calls < 5; calls += 1) lab.spend(2 * UNIT);
    override.end(lab.now);
    expect([lab.as(1), lab.as(1)]).toEqual(['admitted', 'refused']);
  });

  test('it ends by itself, by monotonic time, whatever the wall clock says', () => {
    const lab = new RuleLab({ rules });
    lab.desk.lift(lift, lab.now);
    lab.now = { nowMs: lab.now.nowMs + 59_999, epochMs: NOON + 3_600_000 };
    expect(lab.as(2 * UNIT)).toBe('admitted');
    lab.now = { nowMs: lab.now.nowMs + 1, epochMs: NOON };
    expect(lab.as(2 * UNIT)).toBe('refused');
  });

  test('it can be ended before its time, and again without effect', () => {
    const lab = new RuleLab({ rules });
    const override = lab.desk.lift(lift, lab.now);
    override.end(lab.now);
    override.end(lab.now);
    expect(lab.as(2 * UNIT)).toBe('refused');
    expect(lab.trail.entries).toHaveLength(2);
  });

  test('of two the later end counts', () => {
    const lab = new RuleLab({ rules });
    lab.desk.lift({ ...lift, durationMs: 120_000 }, lab.now);
    lab.desk.lift(lift, lab.now).end(lab.now);
    lab.pass(119_999);
    expect(lab.as(2 * UNIT)).toBe('admitted');
    lab.pass(1);
    expect(lab.as(2 * UNIT)).toBe('refused');
  });
});

describe('an override leaves a record', () => {
  test('of its begin and its end, at their times, also when the end is seen later', () => {
    const lab = new RuleLab({ rules });
    const { reason, by } = lift;
    lab.desk.lift(lift, lab.now);
    lab.desk.lift({ ...lift, durationMs: 30_000 }, lab.now);
    lab.pass(3_600_000);
    lab.desk.expire(lab.now);
    const began = { kind: 'override-began', atEpochMs: NOON, by, reason };
    const ended = { kind: 'override-ended', by, reason, cause: 'expired' };
    expect(lab.trail.entries).toEqual([
      { ...began, overrideId: 1, durationMs: 60_000 },
      { ...began, overrideId: 2, durationMs: 30_000 },
      { ...ended, overrideId: 2, atEpochMs: NOON + 30_000 },
      { ...ended, overrideId: 1, atEpochMs: NOON + 60_000 },
    ]);
  });

  test('of who ended it by hand, when', () => {
    const lab = new RuleLab({ rules });
    const override = lab.desk.lift(lift, lab.now);
    lab.pass(5_000);
    override.end(lab.now);
    expect(lab.trail.entries[1]).toMatchObject({ cause: 'ended', atEpochMs: NOON + 5_000 });
  });
});

describe('an override needs a reason, a name and an end', () => {
  const mistakes = (options: object): string[] => {
    const lab = new RuleLab({ rules });
    try {
      lab.desk.lift({ ...lift, ...options }, lab.now);
    } catch (error) {
      return (error as InvalidOptionsError).violations.map(({ option }) => option);
    }
    return [];
  };

  for (const [title, options, expected] of [
    [
      'all that is wrong at once',
      { reason: '', by: 7, durationMs: 0 },
      ['reason', 'by', 'durationMs'],
    ],
    ['no novels', { reason: 'x'.repeat(1_001), by: 'x'.repeat(1_000) }, ['reason']],
    ['a day at most', { durationMs: 24 * 3_600_000 + 1 }, ['durationMs']],
    ['a day is fine', { durationMs: 24 * 3_600_000 }, []],
    ['no NaN', { durationMs: Number.NaN }, ['durationMs']],
    ['nothing unknown', { until: 1 }, ['until']],
  ] as const) {
    test(`in it: ${title}`, () => {
      expect(mistakes(options)).toEqual(expected);
    });
  }

  test('a hundred at once, no more; those that are over do not count', () => {
    const lab = new RuleLab({ rules });
    for (let count = 0; count < 100; count += 1) lab.desk.lift(lift, lab.now);
    const refused = expect.objectContaining({ code: 'ERR_INVALID_CALL', received: 100 });
    expect(() => lab.desk.lift(lift, lab.now)).toThrow(refused);
    lab.pass(60_000);
    expect(() => lab.desk.lift(lift, lab.now)).not.toThrow();
  });
});
