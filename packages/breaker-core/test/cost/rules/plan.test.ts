import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CostRule, RuleFilter } from '../../../src/cost/rules/index.js';
import { seeded } from '../../seeded.js';
import { RuleLab } from './rule-lab.js';

const below: Record<string, readonly string[]> = {
  root: ['root', 'team', 'key'],
  team: ['team', 'key'],
  key: ['key'],
};
const scopes = [{ name: 'team' }, { name: 'key', parent: 'team' }];

/** A rule that each call it is for meets, and is told of each time. */
const every = (name: string, only: RuleFilter): CostRule => ({
  name,
  only,
  when: { kind: 'rate', perMs: 1, above: 0 },
  action: { kind: 'alert' },
});

const list = fc.option(
  fc.uniqueArray(fc.constantFrom('a', 'b', 'c', '__proto__'), { minLength: 1 }),
  { nil: undefined },
);
const filter = fc.record({
  operations: list,
  categories: list,
  models: list,
  scopes: fc.option(fc.constantFrom(['root'], ['team'], ['key'], ['key', 'team']), {
    nil: undefined,
  }),
});
const name = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', undefined);
const call = fc.record({
  operation: name,
  category: name,
  model: name,
  scope: fc.constantFrom('root', 'team', 'key'),
});
type Call = typeof call extends fc.Arbitrary<infer C> ? C : never;
type Filter = typeof filter extends fc.Arbitrary<infer F> ? F : never;

/** The same, asked of one rule. */
function isFor({ operations, categories, models, scopes: tops }: Filter, asked: Call): boolean {
  const has = (names: readonly string[] | undefined, given: string | undefined) =>
    names === undefined || (given !== undefined && names.includes(given));
  return (
    has(operations, asked.operation) &&
    has(categories, asked.category) &&
    has(models, asked.model) &&
    has(
      tops?.flatMap((top) => below[top] ?? []),
      asked.scope,
    )
  );
}

const given = (only: Filter): RuleFilter =>
  Object.fromEntries(Object.entries(only).filter(([, names]) => names !== undefined));

describe('a call is shown the rules that are for it', () => {
  test('exactly those, in the order of the options, whatever calls came before', () => {
    const filters = fc.array(filter, { minLength: 1, maxLength: 8 });
    const calls = fc.array(call, { minLength: 10, maxLength: 40 });
    const property = fc.property(filters, calls, (onlys, asked) => {
      const lab = new RuleLab({
        rules: onlys.map((only, index) => every(String(index), given(only))),
        scopes,
      });
      for (const each of asked) {
        const found = lab.judge(1, each).findings.map(({ rule }) => rule.name);
        const expected = onlys.flatMap((only, index) => (isFor(only, each) ? String(index) : []));
        expect(found).toEqual(expected);
      }
    });
    fc.assert(property, { ...seeded, numRuns: 100 });
  });

  test('also where more combinations occur than are kept', () => {
    const names = Array.from({ length: 60 }, (_, index) => String(index));
    const rules = names.map((own) => every(own, { operations: [own], models: [own] }));
    const lab = new RuleLab({ rules });
    const found = [1, 2].flatMap(() =>
      names.flatMap((operation) =>
        names.flatMap((model) => lab.judge(1, { operation, model }).findings),
      ),
    );
    expect(found.map(({ rule }) => rule.name)).toEqual([...names, ...names]);
  });

  test('names that callers make up take no memory: all such calls share one answer', () => {
    const rules = [every('r', { operations: ['chat'] })];
    const lab = new RuleLab({ rules });
    const answers = Array.from({ length: 2_000 }, (_, index) =>
      lab.judge(1, { operation: `made up ${index}` }),
    );
    expect(new Set(answers).size).toBe(1);
  });
});
