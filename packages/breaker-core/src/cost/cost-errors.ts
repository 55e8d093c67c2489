import { BreakerLabError } from '../errors.js';
import { type BudgetPeriod, periodName } from './period.js';

/** What is known of an admission that was refused. */
export interface BudgetRefusal {
  /** The `name` of the cost breaker. */
  readonly breakerName: string;
  /** `exhausted`: nothing is left. `would_exceed`: something is, but less than was asked for. */
  readonly reason: 'exhausted' | 'would_exceed';
  /** The scope of the budget that refused; of several, the one that lets in last. */
  readonly scope: string;
  /** The period of that budget. */
  readonly per: BudgetPeriod;
  /** What the call asked to reserve, in micro-units. */
  readonly estimateMicros: number;
  /** What that budget had left, in micro-units; never negative. */
  readonly remainingMicros: number;
  /** Its cap, in micro-units. */
  readonly capMicros: number;
  /**
   * When the call fits if nothing else happens, in milliseconds since 1970 UTC: at the end of the
   * period; for a rolling one, when enough of the window has left. Null when it asks for more than
   * the cap.
   */
  readonly retryAtEpochMs: number | null;
}

/**
 * A call was blocked: its estimate did not fit into what a budget had left. The call never ran.
 * Carries no stack trace, so that refusing stays cheap while a budget is used up.
 */
export class BudgetExceededError extends BreakerLabError implements BudgetRefusal {
  readonly code = 'ERR_BUDGET_EXCEEDED';
  /** The same as plain data. */
  readonly refusal: BudgetRefusal;
  readonly breakerName: string;
  readonly reason: 'exhausted' | 'would_exceed';
  readonly scope: string;
  readonly per: BudgetPeriod;
  readonly estimateMicros: number;
  readonly remainingMicros: number;
  readonly capMicros: number;
  readonly retryAtEpochMs: number | null;

  constructor(refusal: BudgetRefusal) {
    const { stackTraceLimit } = Error;
    // Reflect.set: where the intrinsics are frozen an assignment would throw.
    Reflect.set(Error, 'stackTraceLimit', 0);
    super(
      `cost breaker "${refusal.breakerName}": the ${periodName(refusal.per)} budget of ` +
        `"${refusal.scope}" has ${refusal.remainingMicros} of ${refusal.capMicros} micro-units ` +
        `left, the call needs ${refusal.estimateMicros}; ${advice(refusal)}`,
    );
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
    this.refusal = refusal;
    this.breakerName = refusal.breakerName;
    this.reason = refusal.reason;
    this.scope = refusal.scope;
    this.per = refusal.per;
    this.estimateMicros = refusal.estimateMicros;
    this.remainingMicros = refusal.remainingMicros;
    this.capMicros = refusal.capMicros;
    this.retryAtEpochMs = refusal.retryAtEpochMs;
  }
}

function advice({ retryAtEpochMs }: BudgetRefusal): string {
  if (retryAtEpochMs === null) return 'it never fits: raise the cap';
  return `wait until ${new Date(retryAtEpochMs).toISOString()}, or raise the cap`;
}

/** A reservation was settled before. Nothing was changed by the second attempt. */
export class ReservationSettledError extends BreakerLabError {
  readonly code = 'ERR_RESERVATION_SETTLED';
  /** The `id` of the reservation. */
  readonly reservationId: number;

  constructor(reservationId: number) {
    super(
      `Reservation ${reservationId} is settled already; commit or release each reservation once`,
    );
    this.reservationId = reservationId;
  }
}

/** A reservation was to be extended after it had expired. It can still be settled, late. */
export class ReservationExpiredError extends BreakerLabError {
  readonly code = 'ERR_RESERVATION_EXPIRED';
  /** The `id` of the reservation. */
  readonly reservationId: number;

  constructor(reservationId: number) {
    super(
      `Reservation ${reservationId} has expired; extend in time, or reserve again and settle both`,
    );
    this.reservationId = reservationId;
  }
}

/** Which amount of money is meant. */
export type AmountRole = 'estimate' | 'actual' | 'refund';

/** An estimate, an actual cost or a refund is no amount of money. Nothing was changed by it. */
export class InvalidAmountError extends BreakerLabError {
  readonly code = 'ERR_INVALID_AMOUNT';
  /** Which of the amounts. */
  readonly role: AmountRole;
  /** The value that was given. */
  readonly value: unknown;

  constructor(role: AmountRole, { rule, value }: { rule: string; value: unknown }) {
    super(`The ${role} must be ${rule}; got ${String(value)}`);
    this.role = role;
    this.value = value;
  }
}
