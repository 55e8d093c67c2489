import { FREE, HELD, leftMs, phaseOf } from './reservation-lease.js';
import type { ReservationTable } from './reservation-table.js';
import type { BudgetJournal } from './shared-budget-journal.js';

/** What expiry works on. */
export interface ExpiryParts {
  readonly table: ReservationTable;
  readonly journal: BudgetJournal;
  readonly reservationTtlMs: number;
}

/**
 * Takes back what was not settled in time, from whichever thread it is. No timer does: whoever
 * comes by.
 */
export class ReservationExpiry {
  readonly #table: ReservationTable;
  readonly #journal: BudgetJournal;
  readonly #lookAgainMs: number;
  #nextLookMs = Number.NEGATIVE_INFINITY;

  constructor({ table, journal, reservationTtlMs }: ExpiryParts) {
    this.#table = table;
    this.#journal = journal;
    // A slot that is claimed after a look at all of them is due after the next look, unless its
    // thread has stopped for seven eighths of its time between reading the clock and claiming.
    this.#lookAgainMs = reservationTtlMs / 8;
  }

  /** Expires what is due, and looks at the slots only when something may be. */
  pass(nowMs: number): void {
    if (nowMs >= this.#nextLookMs) this.expireDue(nowMs);
  }

  /**
   * Looks at all slots, and expires what is due.
   *
   * @returns how many reservations.
   */
  expireDue(nowMs: number): number {
    let expired = 0;
    let nextMs = this.#lookAgainMs;
    for (let slot = 0; slot < this.#table.size; slot++) {
      const lease = this.#table.lease(slot);
      if (phaseOf(lease) === FREE) continue;
      const left = leftMs(lease, nowMs);
      if (left > 0) nextMs = Math.min(nextMs, left);
      else if (this.#expire(slot, nowMs)) expired += 1;
    }
    this.#nextLookMs = nowMs + nextMs;
    return expired;
  }

  /** @returns whether it was a reservation, and not just a slot. */
  #expire(slot: number, nowMs: number): boolean {
    for (;;) {
      const rest = this.#journal.rest();
      const lease = this.#table.lease(slot);
      const phase = phaseOf(lease);
      if (phase === FREE || leftMs(lease, nowMs) > 0) return false;
      const kind = phase === HELD ? 'expire' : 'drop';
      if (this.#journal.append(rest, kind, { slot, lease }) !== undefined) return phase === HELD;
    }
  }
}
