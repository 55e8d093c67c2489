import { describe, expect, test } from '@jest/globals';
import type { AuditEntry, CapChange, CostRule, OverrideOptions } from '../../../src/index.js';
import { costSettings } from '../../../src/cost/cost-options.js';
import { COST_GUIDE, costTable, words } from '../../readme-table.js';
import { costLab } from '../cost-lab.js';
import { knownOptions, ruleFor } from './known-options.js';

const RULE: CostRule = {
  name: 'any',
  when: { kind: 'operation-cost', above: 1 },
  action: { kind: 'alert' },
};

/** Makes a breaker with a rule that has other parts. */
const made = (parts: object) => () => costLab({ dailyCap: 1, rules: [{ ...RULE, ...parts }] });

const kindsOf = (part: string): string[] =>
  ruleFor(made({ [part]: { kind: 'nonsense' } }), `rules[0].${part}.kind`).split(' or ');

/** The fields of each kind of a condition or an action. */
const fieldsOf = (part: string) =>
  kindsOf(part).map((kind) => {
    const known = knownOptions(made({ [part]: { kind, nonsense: 1 } }), `rules[0].${part}.`);
    return [kind, known.filter((field) => field !== 'kind')];
  });

const told = (head: string) => costTable(head).map(([kind, , fields]) => [kind, words(fields)]);

describe('rules in the README', () => {
  test('have the parts that it says, and no others', () => {
    const parts = costTable('of a rule').map(([part]) => part);
    expect(parts.sort()).toEqual(knownOptions(made({ nonsense: 1 }), 'rules[0].'));
  });

  test('have the defaults that it says', () => {
    const told = new Map(costTable('of a rule').map((row) => [row[0], row.at(-1)]));
    const [rule] = costSettings({ dailyCap: 1, rules: [RULE] }).rules;
    expect(told.get('rearmShare')).toBe(String(rule?.rearmShare));
    expect(told.get('cooldownMs')).toBe(String(rule?.cooldownMs));
  });

  test('have the conditions that it says, each with its fields, and no others', () => {
    expect(told('condition')).toEqual(fieldsOf('when'));
  });

  test('have the actions that it says, from the mildest on, and no others', () => {
    expect(told('action')).toEqual(fieldsOf('action'));
  });

  test('can be for the calls that it says, and no others', () => {
    const [, lists = ''] = /every given list of ([^;]+) names;/.exec(COST_GUIDE) ?? [];
    const known = knownOptions(made({ only: { nonsense: 1 } }), 'rules[0].only.');
    expect(words(lists.replaceAll(/[`,]/g, ''))).toEqual(known);
  });
});

describe('what is done by hand in the README', () => {
  const { breaker } = costLab({ dailyCap: 1 });
  const nonsense = { nonsense: 1 } as unknown;

  test('takes the options that it says, and no others', () => {
    expect(
      Object.fromEntries(costTable('by hand').map(([by, takes]) => [by, words(takes)])),
    ).toEqual({
      liftRules: knownOptions(() => breaker.liftRules(nonsense as OverrideOptions)),
      setCap: knownOptions(() => {
        breaker.setCap(nonsense as CapChange);
      }),
    });
  });

  test('leaves in the audit trail what it says, and nothing else', () => {
    const kinds: Record<AuditEntry['kind'], true> = {
      'override-began': true,
      'override-ended': true,
      'cap-changed': true,
    };
    breaker.liftRules({ by: 'ops', reason: 'test', durationMs: 1 })();
    breaker.setCap({ per: 'day', cap: 2 });
    const left = breaker.audit.map(({ kind }) => kind);
    expect(costTable('by hand').flatMap(([, , leaves]) => words(leaves))).toEqual(left);
    expect(left).toEqual(Object.keys(kinds));
  });
});
