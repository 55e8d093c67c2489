import { MAX_DURATION_MS, type OptionCheck } from '../../option-check.js';
import { ROOT_SCOPE } from '../budget-tree.js';
import { capMicros, MAX_AMOUNT } from '../money.js';
import { type BudgetPeriod, periodName } from '../period.js';
import { checkedPeriod } from '../scope-options.js';
import type { RuleCondition } from './cost-rule.js';
import type { KnownNames } from './filter-check.js';

/** What a rule measures, checked; limits in whole micro-units. */
export type ConditionTerm =
  | {
      readonly kind: 'amount';
      readonly per: BudgetPeriod;
      readonly scope: string;
      readonly limitMicros: number;
    }
  | {
      readonly kind: 'share';
      readonly per: BudgetPeriod;
      readonly scope: string;
      readonly share: number;
    }
  | { readonly kind: 'rate'; readonly perMs: number; readonly limitMicros: number }
  | { readonly kind: 'operation-cost'; readonly limitMicros: number };

const KEYS = {
  amount: ['kind', 'per', 'scope', 'above'],
  share: ['kind', 'per', 'scope', 'above'],
  rate: ['kind', 'perMs', 'above'],
  'operation-cost': ['kind', 'above'],
} as const satisfies Record<RuleCondition['kind'], readonly string[]>;

const KINDS = Object.keys(KEYS) as RuleCondition['kind'][];

/** Checks what a rule measures; undefined, and reported, when it cannot be measured. */
export function checkedCondition(
  path: string,
  when: unknown,
  { known, check }: { known: KnownNames; check: OptionCheck },
): ConditionTerm | undefined {
  const kind = check.kind(path, when, KINDS);
  if (kind === undefined) return undefined;
  const given = check.object(path, when, KEYS[kind]);
  const { perMs } = given;
  switch (kind) {
    case 'amount': {
      const budget = checkedBudget(path, given, { known, check });
      const limitMicros = checkedAbove(path, given, check);
      return budget && { kind, ...budget, limitMicros };
    }
    case 'share': {
      const budget = checkedBudget(path, given, { known, check });
      check.number(`${path}.above`, given.above, { min: 0, max: 1 });
      return budget && { kind, ...budget, share: given.above as number };
    }
    case 'rate':
      check.number(`${path}.perMs`, perMs, { min: 1, max: MAX_DURATION_MS });
      return { kind, perMs: perMs as number, limitMicros: checkedAbove(path, given, check) };
    case 'operation-cost':
      return { kind, limitMicros: checkedAbove(path, given, check) };
  }
}

/** A sum of whole micro-units is above an amount if, and only if, it is above it rounded down. */
function checkedAbove(path: string, given: { above?: unknown }, check: OptionCheck): number {
  check.number(`${path}.above`, given.above, { min: 0, max: MAX_AMOUNT });
  return capMicros(given.above as number);
}

function checkedBudget(
  path: string,
  given: { per?: unknown; scope?: unknown },
  { known, check }: { known: KnownNames; check: OptionCheck },
): { per: BudgetPeriod; scope: string } | undefined {
  const { scope = ROOT_SCOPE } = given;
  const per = checkedPeriod(`${path}.per`, given.per, check);
  const terms = known.scopes.find(({ name }) => name === scope);
  const isScope = terms !== undefined;
  check.require(`${path}.scope`, scope, { rule: 'the name of a scope', ok: isScope });
  if (per === undefined || !isScope) return undefined;
  const has = terms.budgets.some((budget) => periodName(budget.per) === periodName(per));
  const rule = `a period that "${terms.name}" has a budget for`;
  check.require(`${path}.per`, periodName(per), { rule, ok: has });
  return has ? { per, scope: terms.name } : undefined;
}
