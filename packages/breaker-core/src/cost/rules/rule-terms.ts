import { MAX_DURATION_MS, type OptionCheck } from '../../option-check.js';
import { checkedAction, type ActionTerm } from './action-check.js';
import type { CallFilter } from './call-filter.js';
import { checkedCondition, type ConditionTerm } from './condition-check.js';
import { checkedFilter, type KnownNames } from './filter-check.js';

/** A rule, checked and copied. */
export interface RuleTerm {
  readonly name: string;
  readonly when: ConditionTerm;
  readonly only: CallFilter;
  readonly action: ActionTerm;
  readonly rearmShare: number;
  readonly cooldownMs: number;
}

/** Each call looks at every rule: beyond this many, a list of rules is a mistake. */
const RULES_MAX = 100;

const KNOWN = ['name', 'when', 'only', 'action', 'rearmShare', 'cooldownMs'];

/** Checks the option `rules` and copies it; a rule with a violation is left out. */
export function ruleTerms(rules: unknown, known: KnownNames, check: OptionCheck): RuleTerm[] {
  const ok = Array.isArray(rules) && rules.length <= RULES_MAX;
  check.require('rules', rules, { rule: `an array of ${RULES_MAX} rules at most`, ok });
  if (!ok) return [];
  const names = new Set<unknown>();
  return (rules as unknown[]).flatMap((rule, index) => {
    const path = `rules[${index}]`;
    const given = check.object(path, rule, KNOWN);
    const { name, rearmShare = 0.9, cooldownMs = 0 } = given;
    check.text(`${path}.name`, name);
    check.require(`${path}.name`, name, {
      rule: 'a name that no other rule has',
      ok: !names.has(name),
    });
    names.add(name);
    const when = checkedCondition(`${path}.when`, given.when, { known, check });
    const only = checkedFilter(`${path}.only`, given.only ?? {}, { when, known, check });
    const action = checkedAction(`${path}.action`, given.action, check);
    check.share(`${path}.rearmShare`, rearmShare);
    check.number(`${path}.cooldownMs`, cooldownMs, { min: 0, max: MAX_DURATION_MS });
    check.require(`${path}.cooldownMs`, cooldownMs, {
      rule: '0: an alert has nothing that could hold',
      ok: action?.kind !== 'alert' || !((cooldownMs as number) > 0),
    });
    if (when === undefined || action === undefined) return [];
    return {
      name: name as string,
      when,
      only,
      action,
      rearmShare: rearmShare as number,
      cooldownMs: cooldownMs as number,
    };
  });
}
