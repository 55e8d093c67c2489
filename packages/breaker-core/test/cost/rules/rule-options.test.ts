import { describe, expect, test } from '@jest/globals';
import { describeViolation } from '../../../src/errors.js';
import { complaints, good, violations, withAction, withWhen } from './rule-mistakes.js';

describe('rules are checked as a whole', () => {
  test('every violation is reported at once', () => {
    const rules = [
      good,
      { ...good, when: { kind: 'amount', per: 'year', above: -1 } },
      { name: '', when: { kind: 'speed' }, action: 'block', rearmShare: 0, cooldownMs: -1 },
      { ...good, name: 'c', when: { kind: 'share', per: 'month', above: 1.1 }, colour: 'red' },
      { ...good, name: 'd', only: { operations: [], models: ['gpt', 7], user: ['x'] } },
      7,
    ];
    expect(complaints(rules, ['small'])).toEqual([
      'rules[1].name',
      'rules[1].when.per',
      'rules[1].when.above',
      'rules[2].name',
      'rules[2].when.kind',
      'rules[2].action',
      'rules[2].rearmShare',
      'rules[2].cooldownMs',
      'rules[3].colour',
      'rules[3].when.per',
      'rules[3].when.above',
      'rules[4].only.user',
      'rules[4].only.operations',
      'rules[4].only.models[0]',
      'rules[4].only.models[1]',
      'rules[5]',
      'rules[5].name',
      'rules[5].when',
      'rules[5].action',
    ]);
  });

  test('what is no list, or one of more than a hundred, is a mistake', () => {
    const lists = [undefined, null, {}, 'rules', Array.from({ length: 101 }, () => good)];
    expect(lists.map((rules) => complaints(rules))).toEqual(lists.map(() => ['rules']));
  });

  test('an alert has no action that a cooldown could hold', () => {
    const action = { kind: 'alert' };
    expect(complaints([{ ...good, action, cooldownMs: 1 }])).toEqual(['rules[0].cooldownMs']);
  });

  test('good ones are not complained about', () => {
    const rules = [
      { ...good, rearmShare: 1, cooldownMs: 0 },
      { ...good, name: 'b', when: { kind: 'share', per: 'month', scope: 'team', above: 0.5 } },
      { ...good, name: 'c', when: { kind: 'rate', perMs: 1, above: 0 } },
      { ...good, name: 'd', when: { kind: 'operation-cost', above: 1_000_000_000 } },
      { ...good, name: 'e', when: { kind: 'amount', per: { rollingMs: 60_000 }, above: 1 } },
      { ...good, name: 'f', action: { kind: 'throttle', callsPerSecond: 0.5, burst: 3 } },
      { ...good, name: 'g', action: { kind: 'degrade', step: 100 } },
      { ...good, name: 'h', action: { kind: 'alert' }, only: { models: ['small'] } },
    ];
    expect(complaints(rules, ['small'])).toEqual([]);
  });
});

describe('a rule over a budget needs that budget', () => {
  for (const [title, when, expected] of [
    ['a scope that is none', { scope: 'nobody' }, ['rules[0].when.scope']],
    ['a period its scope has no budget for', { scope: 'team' }, ['rules[0].when.per']],
    ['a budget of the scope above only', { scope: 'key', per: 'month' }, ['rules[0].when.per']],
    ['another window', { per: { rollingMs: 60_001 } }, ['rules[0].when.per']],
    ['its own', { scope: 'team', per: 'month' }, []],
  ] as const) {
    test(`of the rule itself, here ${title}`, () => {
      for (const kind of ['amount', 'share']) {
        expect(complaints(withWhen({ kind, per: 'day', above: 1, ...when }))).toEqual(expected);
      }
    });
  }

  test('what is missing is said in words', () => {
    const [violation] = violations(
      withWhen({ kind: 'share', per: 'day', scope: 'team', above: 1 }),
    );
    expect(violation && describeViolation(violation)).toBe(
      'rules[0].when.per must be a period that "team" has a budget for; got "day"',
    );
  });
});

describe('each number has its range', () => {
  const nothing = [Number.NaN, Number.POSITIVE_INFINITY, -1, '1', null];
  const cases: Record<string, [(value: unknown) => unknown[], unknown[]]> = {
    'when.above': [
      (above) => withWhen({ kind: 'operation-cost', above }),
      [...nothing, undefined, 1_000_000_001],
    ],
    'when.perMs': [
      (perMs) => withWhen({ kind: 'rate', above: 1, perMs }),
      [...nothing, undefined, 0.5, 2 ** 45],
    ],
    'action.step': [
      (step) => withAction({ kind: 'degrade', step }),
      [...nothing, undefined, 0, 1.5, 101],
    ],
    'action.callsPerSecond': [
      (callsPerSecond) => withAction({ kind: 'throttle', callsPerSecond }),
      [...nothing, undefined, 0, 1_000_001],
    ],
    'action.burst': [
      (burst) => withAction({ kind: 'throttle', callsPerSecond: 1, burst }),
      [...nothing, 0, 1.5, 1_000_001],
    ],
    rearmShare: [(rearmShare) => [{ ...good, rearmShare }], [...nothing, 0, 1.01]],
    cooldownMs: [(cooldownMs) => [{ ...good, cooldownMs }], [...nothing, 2 ** 45]],
  };
  for (const [option, [rules, values]] of Object.entries(cases)) {
    test(`that of ${option}`, () => {
      for (const value of values) expect(complaints(rules(value))).toEqual([`rules[0].${option}`]);
    });
  }

  test('a condition or an action takes no option of another kind', () => {
    expect(complaints(withWhen({ kind: 'rate', perMs: 1, above: 1, per: 'day' }))).toEqual([
      'rules[0].when.per',
    ]);
    expect(complaints(withAction({ kind: 'block', step: 1 }))).toEqual(['rules[0].action.step']);
  });
});
