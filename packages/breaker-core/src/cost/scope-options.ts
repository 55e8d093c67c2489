import { MAX_DURATION_MS, type OptionCheck } from '../option-check.js';
import { ROOT_SCOPE, type ScopeTerms } from './budget-tree.js';
import type { BudgetTerm } from './ledger.js';
import { capMicros, isAmount, MAX_AMOUNT, MICROS_PER_UNIT } from './money.js';
import { type BudgetPeriod, CALENDAR_UNITS, periodName } from './period.js';

/** A budget of a scope. */
export interface BudgetOptions {
  /**
   * `'hour'`, `'day'`, `'week'` (from Monday), `'month'`, or `{ rollingMs }`: from 1 ms up to one
   * year, by the monotonic clock. Each period at most once in a scope.
   */
  readonly per: BudgetPeriod;
  /**
   * The most that may be committed and reserved in one period. Currency units, from 0.000001 to
   * {@link MAX_AMOUNT}, rounded down to whole micro-units.
   */
  readonly cap: number;
  /**
   * What is told as `soft-limit` when committed and reserved reach it; refuses nobody. Currency
   * units from 0.000001 up to the cap. Default: nothing is told.
   */
  readonly softCap?: number;
}

/** A scope: a team, a key, a model. */
export interface ScopeOptions {
  /** A string that is not empty, unlike that of any other scope; `'root'` is taken. */
  readonly name: string;
  /** The scope above, whose budgets hold too. Default: the root. */
  readonly parent?: string;
  /** Its own budgets. Default: none, so that only those above hold. */
  readonly budgets?: readonly BudgetOptions[];
}

/** Checks a list of budgets and copies it; what is wrong is left out. */
export function budgetTerms(option: string, budgets: unknown, check: OptionCheck): BudgetTerm[] {
  const terms = new Map<string, BudgetTerm>();
  for (const [index, budget] of list(option, budgets, check).entries()) {
    const path = `${option}[${index}]`;
    const given = check.object(path, budget, ['per', 'cap', 'softCap']);
    const per = checkedPeriod(`${path}.per`, given.per, check);
    const caps = checkedCaps(`${path}.`, given, check);
    if (per === undefined) continue;
    const ok = !terms.has(periodName(per));
    check.require(`${path}.per`, given.per, { rule: 'a period that its scope has once', ok });
    terms.set(periodName(per), { per, ...caps });
  }
  return [...terms.values()];
}

/** Checks the scopes below the root and copies them. */
export function scopeTerms(scopes: unknown, check: OptionCheck): ScopeTerms[] {
  const terms: ScopeTerms[] = [];
  for (const [index, scope] of list('scopes', scopes, check).entries()) {
    const path = `scopes[${index}]`;
    const given = check.object(path, scope, ['name', 'parent', 'budgets']);
    const { name, parent = ROOT_SCOPE, budgets = [] } = given;
    check.text(`${path}.name`, name);
    terms.push({
      name: name as string,
      parent: parent as string,
      budgets: budgetTerms(`${path}.budgets`, budgets, check),
    });
  }
  checkTree(terms, check);
  return terms;
}

/** Checks a cap and its soft limit, and makes micro-units of them. */
export function checkedCaps(
  path: string,
  { cap, softCap }: { cap?: unknown; softCap?: unknown },
  check: OptionCheck,
): { capMicros: number; softCapMicros: number } {
  const highest = checkedCap(`${path}cap`, cap, { max: MAX_AMOUNT, check });
  if (softCap === undefined) {
    return { capMicros: highest, softCapMicros: Number.POSITIVE_INFINITY };
  }
  const max = isAmount(cap) ? cap : MAX_AMOUNT;
  return {
    capMicros: highest,
    softCapMicros: checkedCap(`${path}softCap`, softCap, { max, check }),
  };
}

export function checkedCap(
  option: string,
  cap: unknown,
  { max = MAX_AMOUNT, check }: { max?: number; check: OptionCheck },
): number {
  const ok = isAmount(cap) && cap <= max && capMicros(cap) > 0;
  const rule = `currency units from ${(1 / MICROS_PER_UNIT).toFixed(6)} to ${max}`;
  check.require(option, cap, { rule, ok });
  return ok ? capMicros(cap) : 0;
}

export function checkedPeriod(
  option: string,
  per: unknown,
  check: OptionCheck,
): BudgetPeriod | undefined {
  const unit = CALENDAR_UNITS.find((known) => known === per);
  if (unit !== undefined) return unit;
  if (typeof per === 'object' && per !== null) {
    const { rollingMs } = check.object(option, per, ['rollingMs']);
    const ok = typeof rollingMs === 'number' && rollingMs >= 1 && rollingMs <= MAX_DURATION_MS;
    const rule = `milliseconds from 1 to ${MAX_DURATION_MS}`;
    check.require(`${option}.rollingMs`, rollingMs, { rule, ok });
    return ok ? { rollingMs } : undefined;
  }
  const rule = `${CALENDAR_UNITS.join(', ')} or { rollingMs }`;
  check.require(option, per, { rule, ok: false });
  return undefined;
}

/** Every name once, every parent known, no scope above itself. */
function checkTree(terms: readonly ScopeTerms[], check: OptionCheck): void {
  const parents = new Map<string, string | undefined>([[ROOT_SCOPE, undefined]]);
  for (const [index, { name, parent }] of terms.entries()) {
    check.require(`scopes[${index}].name`, name, {
      rule: 'a name that no other scope has',
      ok: !parents.has(name),
    });
    if (!parents.has(name)) parents.set(name, parent);
  }
  for (const [index, { name, parent }] of terms.entries()) {
    const known = parent !== undefined && parents.has(parent);
    const seen = new Set<string>();
    let at = known ? parent : undefined;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      at = parents.get(at);
    }
    check.require(`scopes[${index}].parent`, parent, {
      rule: known ? 'a scope that is not below this one' : 'the name of a scope',
      ok: known && !seen.has(name),
    });
  }
}

function list(option: string, value: unknown, check: OptionCheck): readonly unknown[] {
  check.require(option, value, { rule: 'an array', ok: Array.isArray(value) });
  return Array.isArray(value) ? value : [];
}
