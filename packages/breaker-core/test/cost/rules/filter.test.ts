import { describe, expect, test } from '@jest/globals';
import type { RuleFilter } from '../../../src/cost/rules/index.js';
import { type LabCall, RuleLab, UNIT } from './rule-lab.js';

const scopes = [{ name: 'team' }, { name: 'key', parent: 'team' }, { name: 'other' }];

/** Which of these calls a rule with such a filter blocks. */
function blocked(only: RuleFilter, calls: readonly LabCall[]): LabCall[] {
  const when = { kind: 'operation-cost', above: 0 } as const;
  const rules = [{ name: 'all', when, only, action: { kind: 'block' } } as const];
  const lab = new RuleLab({ rules, scopes });
  return calls.filter((call) => lab.as(UNIT, call) === 'refused');
}

describe('a rule is for the calls that every given list names', () => {
  for (const [list, name] of [
    ['operations', 'operation'],
    ['categories', 'category'],
    ['models', 'model'],
  ] as const) {
    test(`${list}: those named, none other, none that has no ${name}`, () => {
      const calls = ['a', 'b', 'c', 'toString', undefined].map((value) => ({ [name]: value }));
      expect(blocked({ [list]: ['a', 'b'] }, calls)).toEqual([{ [name]: 'a' }, { [name]: 'b' }]);
    });
  }

  test('scopes: those named and all below', () => {
    const calls = ['root', 'team', 'key', 'other'].map((scope) => ({ scope }));
    expect(blocked({ scopes: ['team'] }, calls)).toEqual([{ scope: 'team' }, { scope: 'key' }]);
    expect(blocked({ scopes: ['root'] }, calls)).toEqual(calls);
  });

  test('all lists together', () => {
    const calls = ['a', 'b'].flatMap((operation) =>
      ['x', 'y'].flatMap((model) =>
        ['team', 'other'].map((scope) => ({ operation, model, scope })),
      ),
    );
    const only = { operations: ['a'], models: ['x'], scopes: ['team'] };
    expect(blocked(only, calls)).toEqual([{ operation: 'a', model: 'x', scope: 'team' }]);
  });

  test('no list at all: every call', () => {
    expect(blocked({}, [{}, { operation: 'a', scope: 'key' }])).toHaveLength(2);
  });

  test('lists are copied: later changes do nothing', () => {
    const operations = ['a'];
    const when = { kind: 'operation-cost', above: 0 } as const;
    const rules = [{ name: 'r', when, only: { operations }, action: { kind: 'block' } } as const];
    const lab = new RuleLab({ rules });
    operations[0] = 'b';
    expect(['a', 'b'].map((operation) => lab.as(1, { operation }))).toEqual([
      'refused',
      'admitted',
    ]);
  });
});
