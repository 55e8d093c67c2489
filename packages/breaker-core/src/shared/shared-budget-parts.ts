import type { Clock } from '../clock.js';
import { capMicros } from '../cost/money.js';
import { type DeskParts, ReservationDesk } from './reservation-desk.js';
import { ReservationExpiry } from './reservation-expiry.js';
import { ReservationTable } from './reservation-table.js';
import { BudgetJournal } from './shared-budget-journal.js';
import type { SharedBudgetHandle } from './shared-budget-options.js';

/** What a shared budget is made of in one thread. */
export interface SharedBudgetParts extends DeskParts {
  readonly handle: SharedBudgetHandle;
  readonly desk: ReservationDesk;
}

/** Parts that stand in for those that a budget is made of by default. */
export type SharedBudgetSpares = Partial<
  Pick<SharedBudgetParts, 'table' | 'journal' | 'expiry' | 'desk'>
>;

/** The parts of a budget, on the memory of its handle. */
export function budgetParts(
  handle: SharedBudgetHandle,
  clock: Clock,
  spares: SharedBudgetSpares = {},
): SharedBudgetParts {
  const { cap, maxReservations, reservationTtlMs, expiredCharge } = handle.options;
  const words = new BigUint64Array(handle.buffer);
  const { table = new ReservationTable(words, maxReservations) } = spares;
  const { journal = new BudgetJournal({ words, table, expiredCharge }) } = spares;
  const { expiry = new ReservationExpiry({ table, journal, reservationTtlMs }) } = spares;
  const terms = { capMicros: capMicros(cap), reservationTtlMs, clock, table, journal, expiry };
  const { desk = new ReservationDesk(terms) } = spares;
  return { ...terms, handle, desk };
}
