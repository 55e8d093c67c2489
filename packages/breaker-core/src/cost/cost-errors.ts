import { BreakerLabError } from '../errors.js';
import type { Period, PeriodKind } from './period.js';

/** What is known of an admission that was refused. */
export interface Refusal {
  /** The `name` of the cost breaker. */
  readonly breakerName: string;
  /** The cap that refused; when both do, the one that resets last. */
  readonly period: PeriodKind;
  /** What the call asked to reserve, in micro-units. */
  readonly estimateMicros: number;
  /** What that period had left, in micro-units; never negative. */
  readonly remainingMicros: number;
  /** The period's cap, in micro-units. */
  readonly capMicros: number;
  /** When the period ends and its budget is whole again, in milliseconds since 1970 UTC. */
  readonly resetsAtEpochMs: number;
}

/**
 * A call was blocked: its estimate did not fit into what a budget had left. The call never ran.
 * Carries no stack trace, so that refusing stays cheap while a budget is used up.
 */
export class BudgetExceededError extends BreakerLabError implements Refusal {
  readonly code = 'ERR_BUDGET_EXCEEDED';
  readonly breakerName: string;
  readonly period: PeriodKind;
  readonly estimateMicros: number;
  readonly remainingMicros: number;
  readonly capMicros: number;
  readonly resetsAtEpochMs: number;

  constructor(refusal: Refusal, { resetsAt }: Period) {
    const { stackTraceLimit } = Error;
    // Reflect.set: where the intrinsics are frozen an assignment would throw.
    Reflect.set(Error, 'stackTraceLimit', 0);
    super(
      `cost breaker "${refusal.breakerName}": the ${refusal.period} budget has ${refusal.remainingMicros} of ` +
        `${refusal.capMicros} micro-units left, the call needs ${refusal.estimateMicros}; ` +
        `wait for the reset at ${resetsAt}, or raise the cap`,
    );
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
    this.breakerName = refusal.breakerName;
    this.period = refusal.period;
    this.estimateMicros = refusal.estimateMicros;
    this.remainingMicros = refusal.remainingMicros;
    this.capMicros = refusal.capMicros;
    this.resetsAtEpochMs = refusal.resetsAtEpochMs;
  }
}

/** A reservation was committed or released for the second time. Nothing was changed by it. */
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

/** An estimate or an actual cost is no amount of money. Nothing was changed by it. */
export class InvalidAmountError extends BreakerLabError {
  readonly code = 'ERR_INVALID_AMOUNT';
  /** Which of the two amounts. */
  readonly role: 'estimate' | 'actual';
  /** The value that was given. */
  readonly value: unknown;

  constructor(role: 'estimate' | 'actual', { rule, value }: { rule: string; value: unknown }) {
    super(`The ${role} must be ${rule}; got ${String(value)}`);
    this.role = role;
    this.value = value;
  }
}
