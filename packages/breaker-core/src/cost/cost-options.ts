import { type Calendar, type Clock, monotonicClock, systemCalendar } from '../clock.js';
import { OptionCheck } from '../option-check.js';
import type { BudgetTerms } from './budget.js';
import { capMicros, isAmount, MAX_AMOUNT, MICROS_PER_UNIT } from './money.js';
import type { PeriodKind } from './period.js';

/** What an expired reservation is charged until its call reports. */
export type ExpiredCharge = 'estimate' | 'nothing';

const EXPIRED_CHARGES: readonly unknown[] = ['estimate', 'nothing'] satisfies ExpiredCharge[];

/** Options of a cost breaker. At least one cap is required; the rest has defaults. */
export interface CostBreakerOptions {
  /** Names the breaker in errors. A string that is not empty; default `'cost-breaker'`. */
  readonly name?: string;
  /**
   * The most that may be committed and reserved in one day (UTC). Currency units, from 0.000001
   * to {@link MAX_AMOUNT}, rounded down to whole micro-units. Default: no daily cap.
   */
  readonly dailyCap?: number;
  /** The same for one calendar month (UTC). Default: no monthly cap. */
  readonly monthlyCap?: number;
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
  /** Monotonic time, by which reservations expire. Default: the process's monotonic clock. */
  readonly clock?: Clock;
  /** Wall-clock time, by which days and months change. Default: the machine's wall clock. */
  readonly calendar?: Calendar;
}

/** The options, checked, copied and complete. */
export interface CostSettings extends BudgetTerms {
  readonly name: string;
  readonly clock: Clock;
  readonly calendar: Calendar;
}

const DEFAULTS = {
  name: 'cost-breaker',
  reservationTtlMs: 300_000,
  expiredCharge: 'estimate',
  clock: monotonicClock,
  calendar: systemCalendar,
} as const satisfies CostBreakerOptions;

const KNOWN = [...Object.keys(DEFAULTS), 'dailyCap', 'monthlyCap'];

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
    reservationTtlMs = DEFAULTS.reservationTtlMs,
    expiredCharge = DEFAULTS.expiredCharge,
    clock = DEFAULTS.clock,
    calendar = DEFAULTS.calendar,
  } = given;
  check.require('name', name, {
    rule: 'a string that is not empty',
    ok: typeof name === 'string' && name !== '',
  });
  const caps = new Map<PeriodKind, number>();
  if (given.dailyCap !== undefined) caps.set('daily', checkedCap('dailyCap', given, check));
  if (given.monthlyCap !== undefined) caps.set('monthly', checkedCap('monthlyCap', given, check));
  check.require('dailyCap', undefined, {
    rule: 'given, unless there is a monthlyCap',
    ok: caps.size > 0,
  });
  check.durationMs('reservationTtlMs', reservationTtlMs);
  check.require('expiredCharge', expiredCharge, {
    rule: EXPIRED_CHARGES.map((charge) => `'${String(charge)}'`).join(' or '),
    ok: EXPIRED_CHARGES.includes(expiredCharge),
  });
  checkReader('clock', { source: clock, method: 'nowMs' }, check);
  checkReader('calendar', { source: calendar, method: 'epochMs' }, check);
  check.done('CostBreaker');
  return { name, caps, reservationTtlMs, expiredCharge, clock, calendar };
}

function checkedCap(
  option: 'dailyCap' | 'monthlyCap',
  given: CostBreakerOptions,
  check: OptionCheck,
): number {
  const cap: unknown = given[option];
  const ok = isAmount(cap) && capMicros(cap) > 0;
  const rule = `currency units from ${(1 / MICROS_PER_UNIT).toFixed(6)} to ${MAX_AMOUNT}`;
  check.require(option, cap, { rule, ok });
  return ok ? capMicros(cap) : 0;
}

function checkReader(
  option: string,
  { source, method }: { source: object; method: string },
  check: OptionCheck,
): void {
  const reader: unknown = source;
  const ok =
    typeof reader === 'object' &&
    reader !== null &&
    typeof (reader as Record<string, unknown>)[method] === 'function';
  check.require(option, reader, { rule: `an object with ${method}()`, ok });
}
