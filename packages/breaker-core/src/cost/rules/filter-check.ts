import type { OptionCheck } from '../../option-check.js';
import type { ScopeTerms } from '../budget-tree.js';
import { periodName } from '../period.js';
import type { CallFilter } from './call-filter.js';
import type { ConditionTerm } from './condition-check.js';
import type { RuleFilter } from './cost-rule.js';
import { scopesWithin } from './scopes-within.js';

/** The names that rules may use. */
export interface KnownNames {
  /** The scopes of the options, the root included. */
  readonly scopes: readonly ScopeTerms[];
  /** The models that have a price; undefined without a price table: every name may be one. */
  readonly knownModels: readonly string[] | undefined;
}

/** What a name in a list has to be. */
interface NameRule {
  readonly rule: string;
  readonly ok: (name: string) => boolean;
}

const KNOWN = ['operations', 'categories', 'models', 'scopes'] satisfies (keyof RuleFilter)[];

const ANY: NameRule = { rule: 'a string, not empty', ok: (name) => name !== '' };

/** Checks which calls a rule is for. A filter that no call can pass is a violation. */
export function checkedFilter(
  path: string,
  only: unknown,
  {
    when,
    known: { scopes, knownModels },
    check,
  }: { when: ConditionTerm | undefined; known: KnownNames; check: OptionCheck },
): CallFilter {
  const given = check.object(path, only, KNOWN);
  const priced: NameRule = {
    rule: 'a model of the price table',
    ok: (model) => knownModels?.includes(model) ?? true,
  };
  const existing: NameRule = {
    rule: 'the name of a scope',
    ok: (scope) => scopes.some(({ name }) => name === scope),
  };
  const names = (list: keyof RuleFilter, rule: NameRule) =>
    checkedNames(`${path}.${list}`, given[list], { rule, check });
  const operation = names('operations', ANY);
  const category = names('categories', ANY);
  const model = names('models', knownModels === undefined ? ANY : priced);
  const tops = names('scopes', existing);
  const within = tops && scopesWithin(tops, scopes);
  if (when === undefined || !('scope' in when)) {
    return { operation, category, model, scope: within };
  }
  // A rule over a budget is for the calls that are charged to it.
  const charged = scopesWithin(new Set([when.scope]), scopes);
  const both = within ? new Set([...within].filter((scope) => charged.has(scope))) : charged;
  const budget = `the ${periodName(when.per)} budget of "${when.scope}"`;
  check.require(`${path}.scopes`, given.scopes, {
    rule: `scopes with calls that are charged to ${budget}`,
    ok: both.size > 0 || within?.size === 0,
  });
  const scope = both.size === scopes.length ? undefined : both;
  return { operation, category, model, scope };
}

function checkedNames(
  option: string,
  list: unknown,
  { rule: { rule, ok }, check }: { rule: NameRule; check: OptionCheck },
): Set<string> | undefined {
  if (list === undefined) return undefined;
  const names: readonly unknown[] = Array.isArray(list) ? list : [];
  const filled = 'absent, or an array with one name at least';
  check.require(option, list, { rule: filled, ok: names.length > 0 });
  const good = new Set<string>();
  for (const [index, name] of names.entries()) {
    const isGood = typeof name === 'string' && ok(name);
    check.require(`${option}[${index}]`, name, { rule, ok: isGood });
    if (isGood) good.add(name);
  }
  return good;
}
