import type { Ledger } from './ledger.js';

/** The money of one capped period, in micro-units (a millionth of a currency unit). */
export interface PeriodUsage {
  /** Which day or month: `2026-03-31` or `2026-03`. */
  readonly key: string;
  /** When it ends, in milliseconds since 1970-01-01T00:00Z. */
  readonly resetsAtEpochMs: number;
  /** The cap, rounded down to whole micro-units. */
  readonly capMicros: number;
  /** Charged: actual costs, and what expired reservations were charged. */
  readonly committedMicros: number;
  /** Held by live reservations that were made in this period. */
  readonly reservedMicros: number;
  /** What a call may still reserve; never negative. */
  readonly remainingMicros: number;
  /** By how much committed and reserved are above the cap now; above 0 nothing is admitted. */
  readonly excessMicros: number;
  /**
   * The sum of what actual costs went above what their own reservations held. Always
   * `committed + reserved ≤ cap + overrun`.
   */
  readonly overrunMicros: number;
}

/** Counts since the breaker was made. `admitted = live + committed + released + expired`. */
export interface CostCounts {
  /** Reservations made. */
  readonly admitted: number;
  /** Admissions refused. */
  readonly blocked: number;
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
  /** Results whose actual cost could not be had, so that the estimate was charged. */
  readonly unpriced: number;
}

/** What a cost breaker knows at one instant: a plain copy. */
export interface CostUsage extends CostCounts {
  /** Present when there is a `dailyCap`. */
  readonly daily?: PeriodUsage;
  /** Present when there is a `monthlyCap`. */
  readonly monthly?: PeriodUsage;
  /** Reservations that hold money now, of whichever period. */
  readonly liveReservations: number;
}

/** A plain copy of a ledger. */
export function periodUsage(ledger: Ledger): PeriodUsage {
  return {
    key: ledger.period.key,
    resetsAtEpochMs: ledger.period.resetsAtEpochMs,
    capMicros: ledger.capMicros,
    committedMicros: ledger.committedMicros,
    reservedMicros: ledger.reservedMicros,
    remainingMicros: ledger.remainingMicros,
    excessMicros: ledger.excessMicros,
    overrunMicros: ledger.overrunMicros,
  };
}
