import type { BudgetRefusal } from './cost-errors.js';
import type { BudgetEvent, CostEvents, ReservationEvent } from './cost-events.js';
import { softCapOf } from './cost-usage.js';
import type { Ledger, Now } from './ledger.js';
import type { HeldReservation } from './reservation.js';

/** What is told of a reservation. */
export function reservationEvent({
  id,
  callerId,
  reservedMicros,
  levels: { scope, budgets },
}: HeldReservation): ReservationEvent {
  return {
    reservationId: id,
    ...(callerId === undefined ? {} : { id: callerId }),
    reservedMicros,
    scope,
    periods: budgets.map(({ key }) => key),
  };
}

/** What is told of a budget. */
export function budgetEvent(ledger: Ledger): BudgetEvent {
  return {
    scope: ledger.scope,
    per: ledger.per,
    key: ledger.key,
    capMicros: ledger.capMicros,
    softCapMicros: softCapOf(ledger),
    committedMicros: ledger.sums.committedMicros,
    reservedMicros: ledger.sums.reservedMicros,
  };
}

/** What is told of an admission that a ledger refused. */
export function refusalOf(
  ledger: Ledger,
  call: { breakerName: string; estimateMicros: number; now: Now },
): BudgetRefusal {
  const { scope, per, remainingMicros, capMicros } = ledger;
  const { breakerName, estimateMicros, now } = call;
  return {
    breakerName,
    reason: remainingMicros === 0 ? 'exhausted' : 'would_exceed',
    scope,
    per,
    estimateMicros,
    remainingMicros,
    capMicros,
    retryAtEpochMs: ledger.retryAtEpochMs(estimateMicros, now),
  };
}

/** What is told of a cost above what a reservation held. */
export function exceededEvent(
  reservation: HeldReservation,
  charge: { actualMicros: number; overrunMicros: number },
): CostEvents['exceeded'] {
  const excesses = reservation.levels.budgets.map(({ excessMicros }) => excessMicros);
  return {
    ...reservationEvent(reservation),
    ...charge,
    excessMicros: Math.max(0, ...excesses),
  };
}
