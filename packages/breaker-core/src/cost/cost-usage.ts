import type { Ledger } from './ledger.js';
import type { BudgetPeriod } from './period.js';
import type { StoreCounts } from './store/store-counts.js';

/** The money of one budget, in micro-units (a millionth of a currency unit). */
export interface BudgetUsage {
  /** The scope it belongs to; `'root'` for the budgets of the breaker itself. */
  readonly scope: string;
  /** Its period, as given. */
  readonly per: BudgetPeriod;
  /** Which one: `2026-03-31T14`, `2026-03-31`, `2026-W14`, `2026-03` or `rolling-3600000ms`. */
  readonly key: string;
  /** When it ends, in milliseconds since 1970-01-01T00:00Z; null for a rolling one. */
  readonly resetsAtEpochMs: number | null;
  /** The cap, rounded down to whole micro-units. */
  readonly capMicros: number;
  /** The soft limit, likewise; null when there is none. */
  readonly softCapMicros: number | null;
  /** Charged and not refunded: actual costs, and what expired reservations were charged. */
  readonly committedMicros: number;
  /** Held by live reservations that were made in this period. */
  readonly reservedMicros: number;
  /** What a call may still reserve here; never negative. */
  readonly remainingMicros: number;
  /** By how much committed and reserved are above the cap now; above 0 nothing is admitted. */
  readonly excessMicros: number;
  /**
   * The sum of what actual costs went above what their own reservations held. Unless a cap was
   * lowered, always `committed + reserved ≤ cap + overrun`.
   */
  readonly overrunMicros: number;
  /** The sum of what was given back. */
  readonly refundedMicros: number;
  /** Committed and reserved at the end of the period, if it goes on as it did on average. */
  readonly projectedMicros: number;
}

/** Counts since the breaker was made. `admitted = live + committed + released + expired`. */
export interface CostCounts {
  /** Reservations made. */
  readonly admitted: number;
  /** Admissions refused: by a budget, by a rule, or because a model has no price. */
  readonly blocked: number;
  /** Of the blocked, those that a rule of the action `throttle` refused. */
  readonly throttled: number;
  /** Admissions that a rule of the action `degrade` stepped down. */
  readonly degraded: number;
  /** Reservations committed in time. */
  readonly committed: number;
  /** Reservations released in time. */
  readonly released: number;
  /** Reservations that were not settled in time. */
  readonly expired: number;
  /** Of the expired, those committed afterwards. */
  readonly lateCommits: number;
  /** Of the expired, those released afterwards. */
  readonly lateReleases: number;
  /** Refunds of what was committed. */
  readonly refunds: number;
  /** Results whose actual cost could not be had, so that the estimate was charged. */
  readonly unpriced: number;
}

/** What was saved, and how good the estimates were; since the breaker was made. */
export interface CostSums {
  /** The sum of the estimates of the blocked, in micro-units. */
  readonly blockedMicros: number;
  /** By how much less the degraded were reserved than as they were asked for, in micro-units. */
  readonly savedMicros: number;
  /**
   * What the committed calls had reserved, by what they have cost: 1 when all estimates were right,
   * 2 when twice too much was reserved. Null while they have cost nothing.
   */
  readonly estimateRatio: number | null;
}

/** What a cost breaker knows at one instant: a plain copy. */
export interface CostUsage extends CostCounts, CostSums {
  /** Every budget of every scope: those of the root first, then in the order of the options. */
  readonly budgets: readonly BudgetUsage[];
  /** Reservations that hold money now, of whichever period. */
  readonly liveReservations: number;
  /** What went on with the option `store`; null without one. */
  readonly store: StoreCounts | null;
}

/** A plain copy of a ledger. */
export function budgetUsage(ledger: Ledger, epochMs: number): BudgetUsage {
  return {
    scope: ledger.scope,
    per: ledger.per,
    key: ledger.key,
    resetsAtEpochMs: ledger.resetsAtEpochMs,
    capMicros: ledger.capMicros,
    softCapMicros: softCapOf(ledger),
    committedMicros: ledger.sums.committedMicros,
    reservedMicros: ledger.sums.reservedMicros,
    remainingMicros: ledger.remainingMicros,
    excessMicros: ledger.excessMicros,
    overrunMicros: ledger.sums.overrunMicros,
    refundedMicros: ledger.sums.refundedMicros,
    projectedMicros: ledger.projectedMicros(epochMs),
  };
}

/** The soft limit of a ledger; null when it has none. */
export function softCapOf({ softCapMicros }: Ledger): number | null {
  return softCapMicros === Number.POSITIVE_INFINITY ? null : softCapMicros;
}
