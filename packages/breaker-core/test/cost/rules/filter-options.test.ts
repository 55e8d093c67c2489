import { describe, expect, test } from '@jest/globals';
import { ruleTerms } from '../../../src/cost/rules/rule-terms.js';
import { OptionCheck } from '../../../src/option-check.js';
import { complaints, violations, withOnly } from './rule-mistakes.js';

describe('a filter that contradicts itself or the budgets is refused', () => {
  for (const list of ['operations', 'categories', 'models', 'scopes']) {
    test(`${list}: an empty list, no list, and what is no name`, () => {
      for (const names of [[], 'a', null, {}]) {
        expect(complaints(withOnly({ [list]: names }))).toEqual([`rules[0].only.${list}`]);
      }
      expect(complaints(withOnly({ [list]: ['', 7] }))).toEqual([
        `rules[0].only.${list}[0]`,
        `rules[0].only.${list}[1]`,
      ]);
    });
  }

  test('an unknown scope', () => {
    expect(complaints(withOnly({ scopes: ['team', 'nobody'] }))).toEqual([
      'rules[0].only.scopes[1]',
    ]);
  });

  test('a model without a price, where there are prices', () => {
    const rules = withOnly({ models: ['small', 'large'] });
    expect(complaints(rules, ['small'])).toEqual(['rules[0].only.models[1]']);
    expect(complaints(rules, [])).toEqual(['rules[0].only.models[0]', 'rules[0].only.models[1]']);
    expect(complaints(rules)).toEqual([]);
  });

  const team = { kind: 'amount', per: 'month', scope: 'team', above: 1 };
  for (const [scopes, expected] of [
    [['other'], ['rules[0].only.scopes']],
    [['other', 'key'], []],
    [['key'], []],
    [['team'], []],
    [['root'], []],
    [undefined, []],
  ] as const) {
    test(`a budget of team and only ${scopes?.join(', ') ?? 'everything'}`, () => {
      expect(complaints(withOnly(scopes ? { scopes } : {}, team))).toEqual(expected);
    });
  }

  test('scopes that are a ring are not walked for ever', () => {
    const check = new OptionCheck();
    const ring = [
      { name: 'a', parent: 'b', budgets: [] },
      { name: 'b', parent: 'a', budgets: [] },
      { name: 'c', parent: 'a', budgets: [] },
    ];
    const rules = withOnly({ scopes: ['c'] }, { kind: 'operation-cost', above: 1 });
    ruleTerms(rules, { scopes: ring, knownModels: undefined }, check);
    expect(check.lines()).toEqual([]);
  });

  test('the contradiction is said in words', () => {
    const [violation] = violations(withOnly({ scopes: ['other'] }, team));
    expect(violation?.rule).toBe(
      'scopes with calls that are charged to the month budget of "team"',
    );
  });
});
