import type { Clock } from '../clock.js';
import type { ReservationExpiry } from './reservation-expiry.js';
import { HELD, inPhase } from './reservation-lease.js';
import type { ReservationTable, Slot } from './reservation-table.js';
import type { Amounts } from './shared-budget-books.js';
import { ReservationsFullError, SharedBudgetExceededError } from './shared-budget-errors.js';
import type { BudgetJournal, Rest } from './shared-budget-journal.js';
import type { OperationKind } from './shared-budget-operation.js';

/** What a desk works with. */
export interface DeskParts {
  readonly capMicros: number;
  readonly reservationTtlMs: number;
  readonly clock: Clock;
  readonly table: ReservationTable;
  readonly journal: BudgetJournal;
  readonly expiry: ReservationExpiry;
}

/** A slot that was reserved, with its lease as it is from there on until it ends. */
export interface HeldSlot extends Slot {
  /** The number of the operation that has reserved it. */
  readonly serial: number;
}

/** Reserves and settles for one thread. */
export class ReservationDesk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /**
   * Takes a slot, writes to it what it is to hold, and reserves that if there is room.
   *
   * @throws {@link SharedBudgetExceededError} or {@link ReservationsFullError}.
   */
  reserve(estimateMicros: number): HeldSlot {
    const { clock, expiry, journal, table } = this.#parts;
    for (;;) {
      const nowMs = clock.nowMs();
      expiry.pass(nowMs);
      // Most refusals need no slot.
      const refusal = this.#refusal(journal.rest(), estimateMicros);
      if (refusal !== undefined) throw refusal;
      const asking = this.#claim(nowMs);
      table.write(asking, 'held', estimateMicros);
      const serial = this.#reserveIn(asking, estimateMicros);
      if (serial !== undefined) {
        return { serial, slot: asking.slot, lease: inPhase(asking.lease, HELD) };
      }
    }
  }

  /**
   * Puts a charge in the place of what a slot holds.
   *
   * @returns false when it has expired before.
   */
  settle(held: HeldSlot, chargeMicros: number): boolean {
    this.#parts.table.write(held, 'charge', chargeMicros);
    return this.#append('settle', held);
  }

  /**
   * Puts a charge in the place of what an expired reservation was charged; by a slot of its own,
   * since that of the reservation may be another's by now.
   *
   * @throws {@link ReservationsFullError} when there is none.
   */
  correct({ heldMicros, chargeMicros }: Amounts): void {
    const { clock, table } = this.#parts;
    for (;;) {
      const asking = this.#claim(clock.nowMs());
      table.write(asking, 'held', heldMicros);
      table.write(asking, 'charge', chargeMicros);
      if (this.#append('correct', asking)) return;
    }
  }

  /** @returns undefined when the slot was dropped: this thread has stopped until its deadline. */
  #reserveIn(asking: Slot, estimateMicros: number): number | undefined {
    const { journal, table } = this.#parts;
    for (;;) {
      const rest = journal.rest();
      if (!table.has(asking)) return undefined;
      const refusal = this.#refusal(rest, estimateMicros);
      if (refusal !== undefined) {
        this.#append('drop', asking);
        throw refusal;
      }
      const serial = journal.append(rest, 'reserve', asking);
      if (serial !== undefined) return serial;
    }
  }

  /** @returns false when the slot is another's by now. */
  #append(kind: OperationKind, own: Slot): boolean {
    const { journal, table } = this.#parts;
    for (;;) {
      const rest = journal.rest();
      if (!table.has(own)) return false;
      if (journal.append(rest, kind, own) !== undefined) return true;
    }
  }

  #claim(nowMs: number): Slot {
    const { expiry, reservationTtlMs, table } = this.#parts;
    const slot = table.claim(nowMs + reservationTtlMs);
    if (slot !== undefined) return slot;
    expiry.expireDue(nowMs);
    const second = table.claim(nowMs + reservationTtlMs);
    if (second === undefined) throw new ReservationsFullError(table.size);
    return second;
  }

  #refusal({ books }: Rest, estimateMicros: number): SharedBudgetExceededError | undefined {
    const { capMicros } = this.#parts;
    const usedMicros = books.committedMicros + books.reservedMicros;
    if (usedMicros + estimateMicros <= capMicros) return undefined;
    const remainingMicros = Math.max(0, capMicros - usedMicros);
    const reason = remainingMicros === 0 ? 'exhausted' : 'would_exceed';
    return new SharedBudgetExceededError({ reason, estimateMicros, remainingMicros, capMicros });
  }
}
