import { type Clock } from '../clock.js';
import type { ExpiredCharge } from '../cost/cost-options.js';
import { checkedCap } from '../cost/scope-options.js';
import { OptionCheck } from '../option-check.js';
import type { SharedForm, SharedHandle } from './shared-handle.js';
import { budgetBytes } from './shared-budget-layout.js';
import { MAX_SLOTS } from './shared-budget-operation.js';
import { sharedMonotonicClock } from './shared-time.js';

/** What a shared budget is like, for all threads. */
export interface SharedBudgetOptions {
  /**
   * The most that may be committed and reserved. Currency units, from 0.000001 to one billion,
   * rounded down to whole micro-units.
   */
  readonly cap: number;
  /**
   * How many reservations may be live at once over all threads; each takes 64 bytes. An integer
   * from 1 to 32,768; default 1,024.
   */
  readonly maxReservations?: number;
  /**
   * How long a reservation waits to be settled before it expires, so that a thread that died cannot
   * hold money for ever. Milliseconds above 0, up to one year; default 300,000. Deadlines are
   * rounded up to whole milliseconds.
   */
  readonly reservationTtlMs?: number;
  /**
   * What an expired reservation is charged. `'estimate'` (the default) presumes that the call has
   * spent it; `'nothing'` gives it back, and lets a late actual pass the cap.
   */
  readonly expiredCharge?: ExpiredCharge;
}

/** What is a thread's own of a shared budget. */
export interface SharedBudgetAttachment {
  /**
   * Monotonic time, by which reservations expire; the same in all threads. Default: the machine's,
   * `sharedMonotonicClock`.
   */
  readonly clock?: Clock;
}

/** The options, checked and complete. */
export type SharedBudgetSettings = Required<SharedBudgetOptions>;

/** What another thread attaches to a shared budget by: plain data. */
export type SharedBudgetHandle = SharedHandle<'budget', SharedBudgetSettings>;

const DEFAULTS = {
  maxReservations: 1_024,
  reservationTtlMs: 300_000,
  expiredCharge: 'estimate',
} as const;

const KNOWN = ['cap', ...Object.keys(DEFAULTS)];

const EXPIRED_CHARGES: readonly unknown[] = ['estimate', 'nothing'] satisfies ExpiredCharge[];

/** How shared budgets are laid out, and by which options. */
export const BUDGET_FORM: SharedForm<'budget', SharedBudgetSettings> = {
  kind: 'budget',
  readOptions: (options) => budgetSettings(options),
  bytesFor: ({ maxReservations }) => budgetBytes(maxReservations),
};

/**
 * Checks the options as a whole and copies them.
 *
 * @throws {@link InvalidOptionsError} with every violation.
 */
export function budgetSettings(options: unknown): SharedBudgetSettings {
  const check = new OptionCheck();
  const given = check.object('', options, KNOWN) as unknown as SharedBudgetOptions;
  // Only an option that is undefined takes its default: null, as from a config file, is a mistake.
  const {
    cap,
    maxReservations = DEFAULTS.maxReservations,
    reservationTtlMs = DEFAULTS.reservationTtlMs,
    expiredCharge = DEFAULTS.expiredCharge,
  } = given;
  checkedCap('cap', cap, { check });
  check.integer('maxReservations', maxReservations, { min: 1, max: MAX_SLOTS });
  check.durationMs('reservationTtlMs', reservationTtlMs);
  check.require('expiredCharge', expiredCharge, {
    rule: EXPIRED_CHARGES.map((charge) => `'${String(charge)}'`).join(' or '),
    ok: EXPIRED_CHARGES.includes(expiredCharge),
  });
  check.done('SharedBudget');
  return { cap, maxReservations, reservationTtlMs, expiredCharge };
}

/**
 * The clock of a thread.
 *
 * @throws {@link InvalidOptionsError} when it is none.
 */
export function clockOf(attachment: SharedBudgetAttachment): Clock {
  const check = new OptionCheck();
  const { clock = sharedMonotonicClock } = check.object('', attachment, ['clock']);
  check.method('clock', clock, 'nowMs');
  check.done('SharedBudget');
  return clock as Clock;
}
