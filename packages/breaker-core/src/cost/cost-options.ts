import { type Calendar, type Clock, monotonicClock, systemCalendar } from '../clock.js';
import { OptionCheck } from '../option-check.js';
import type { BudgetTerms } from './budget.js';
import { ROOT_SCOPE } from './budget-tree.js';
import { checkCircuit, type CostCircuitOptions } from './cost-circuit.js';
import type { CostEstimator } from './estimate/cost-estimator.js';
import type { BudgetTerm } from './ledger.js';
import {
  type BudgetOptions,
  budgetTerms,
  checkedCap,
  type ScopeOptions,
  scopeTerms,
} from './scope-options.js';
import type { CostRule } from './rules/cost-rule.js';
import { type RuleTerm, ruleTerms } from './rules/rule-terms.js';
import {
  STORE_OPTIONS,
  type StoreOptions,
  type StoreSettings,
  storeSettings,
} from './store/store-options.js';
import { isTimeZone } from './time-zone.js';

/** What an expired reservation is charged until its call reports. */
export type ExpiredCharge = 'estimate' | 'nothing';

const EXPIRED_CHARGES: readonly unknown[] = ['estimate', 'nothing'] satisfies ExpiredCharge[];

/** Options of a cost breaker. At least one budget is required; the rest has defaults. */
export interface CostBreakerOptions extends StoreOptions {
  /** Names the breaker in errors. A string that is not empty; default `'cost-breaker'`. */
  readonly name?: string;
  /** The budgets that every call is charged to. Default: none. */
  readonly budgets?: readonly BudgetOptions[];
  /**
   * Scopes below the root, any tree: a call of a scope is charged to its budgets and to those of
   * all scopes above, or to none. Default: none.
   */
  readonly scopes?: readonly ScopeOptions[];
  /** Short for `budgets: [{ per: 'day', cap: dailyCap }]`. */
  readonly dailyCap?: number;
  /** Short for `budgets: [{ per: 'month', cap: monthlyCap }]`. */
  readonly monthlyCap?: number;
  /** By which hours, days, weeks and months change: an IANA time zone; default `'UTC'`. */
  readonly timeZone?: string;
  /**
   * How long a reservation waits to be settled before it expires, so that a call that never
   * reports cannot hold money for ever. Milliseconds above 0, up to one year; default 300,000.
   */
  readonly reservationTtlMs?: number;
  /**
   * What an expired reservation is charged. `'estimate'` (the default) presumes that the call has
   * spent it; `'nothing'` gives it back, and lets a late actual pass the cap.
   */
  readonly expiredCharge?: ExpiredCharge;
  /**
   * When failing calls of `execute` open the circuit breaker, and what it does then: its options but
   * `name` and `clock`, which are those of the cost breaker. Default: its defaults. False: it is
   * disabled, so that budgets alone turn calls away.
   */
  readonly circuit?: CostCircuitOptions | false;
  /** Estimates what calls of `execute` cost that give no `estimate`. Default: they must give one. */
  readonly estimator?: CostEstimator;
  /**
   * What is told, throttled, stepped down or blocked before a cap is reached: up to 100 rules, all
   * of which are asked about each call. Default: none.
   */
  readonly rules?: readonly CostRule[];
  /** Monotonic time, by which reservations expire. Default: the process's monotonic clock. */
  readonly clock?: Clock;
  /** Wall-clock time, by which periods change. Default: the machine's wall clock. */
  readonly calendar?: Calendar;
}

/** The options, checked, copied and complete. */
export interface CostSettings extends BudgetTerms {
  readonly name: string;
  readonly reservationTtlMs: number;
  readonly circuit: CostCircuitOptions | false;
  readonly estimator: CostEstimator | undefined;
  readonly rules: readonly RuleTerm[];
  readonly store: StoreSettings | undefined;
  readonly clock: Clock;
  readonly calendar: Calendar;
}

const DEFAULTS = {
  name: 'cost-breaker',
  timeZone: 'UTC',
  reservationTtlMs: 300_000,
  expiredCharge: 'estimate',
  circuit: {},
  clock: monotonicClock,
  calendar: systemCalendar,
} as const satisfies CostBreakerOptions;

const KNOWN = [
  ...Object.keys(DEFAULTS),
  'budgets',
  'scopes',
  'dailyCap',
  'monthlyCap',
  'estimator',
  'rules',
  ...STORE_OPTIONS,
];

/** Which budget each of the short options stands for. */
const SHORT = { dailyCap: 'day', monthlyCap: 'month' } as const;

/**
 * Checks the options as a whole and copies them.
 *
 * @throws {@link InvalidOptionsError} with every violation.
 */
export function costSettings(options: CostBreakerOptions): CostSettings {
  const check = new OptionCheck();
  const given = check.object('', options, KNOWN) as CostBreakerOptions;
  // Only an option that is undefined takes its default: null, as from a config file, is a mistake.
  const {
    name = DEFAULTS.name,
    timeZone = DEFAULTS.timeZone,
    reservationTtlMs = DEFAULTS.reservationTtlMs,
    expiredCharge = DEFAULTS.expiredCharge,
    circuit = DEFAULTS.circuit,
    estimator,
    clock = DEFAULTS.clock,
    calendar = DEFAULTS.calendar,
  } = given;
  check.text('name', name);
  const scopes = [
    { name: ROOT_SCOPE, budgets: rootBudgets(given, check) },
    ...scopeTerms(given.scopes ?? [], check),
  ];
  check.require('timeZone', timeZone, { rule: 'an IANA time zone', ok: isTimeZone(timeZone) });
  check.durationMs('reservationTtlMs', reservationTtlMs);
  check.require('expiredCharge', expiredCharge, {
    rule: EXPIRED_CHARGES.map((charge) => `'${String(charge)}'`).join(' or '),
    ok: EXPIRED_CHARGES.includes(expiredCharge),
  });
  checkCircuit(circuit, check);
  if (estimator !== undefined) check.method('estimator', estimator, 'estimate');
  const knownModels = estimator?.prices && Object.keys(estimator.prices.models);
  const rules = ruleTerms(given.rules ?? [], { scopes, knownModels }, check);
  const store = storeSettings(given, check);
  check.method('clock', clock, 'nowMs');
  check.method('calendar', calendar, 'epochMs');
  if (check.lines().length === 0) {
    const ok = scopes.some(({ budgets }) => budgets.length > 0);
    check.require('budgets', given.budgets, { rule: 'given: a breaker needs one budget', ok });
  }
  check.done('CostBreaker');
  return {
    name,
    scopes,
    timeZone,
    reservationTtlMs,
    expiredCharge,
    circuit,
    estimator,
    rules,
    store,
    clock,
    calendar,
  };
}

function rootBudgets(given: CostBreakerOptions, check: OptionCheck): BudgetTerm[] {
  const { budgets = [] } = given;
  const short: BudgetTerm[] = [];
  for (const option of ['dailyCap', 'monthlyCap'] as const) {
    const cap = given[option];
    if (cap === undefined) continue;
    const capMicros = checkedCap(option, cap, { check });
    short.push({ per: SHORT[option], capMicros, softCapMicros: Number.POSITIVE_INFINITY });
  }
  const terms = budgetTerms('budgets', budgets, check);
  for (const { per } of short) {
    const rule = 'without the period of a dailyCap or monthlyCap';
    check.require('budgets', per, { rule, ok: !terms.some((term) => term.per === per) });
  }
  return [...short, ...terms];
}
