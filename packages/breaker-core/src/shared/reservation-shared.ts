import type { ExpiredCharge } from '../cost/cost-options.js';
import { ReservationSettledError } from '../cost/cost-errors.js';
import { spentMicros } from '../cost/money.js';
import type { HeldSlot, ReservationDesk } from './reservation-desk.js';

/**
 * Money held for one call, in the thread that has reserved it. Ends exactly once: committed,
 * released, or expired when neither came in time. An expired one can still be settled, late and
 * once: the assumed charge is then corrected.
 */
export interface SharedReservation {
  /** Unlike that of any other reservation of the budget, in whichever thread; up to 2³². */
  readonly id: number;
  /** What is held, in micro-units: the estimate, rounded up. */
  readonly reservedMicros: number;
  /**
   * Ends the reservation with what the call has cost.
   *
   * @param actual - currency units, 0 or more; below the estimate, the rest is free at once; above
   * it, the overrun is charged all the same.
   * @throws {@link InvalidAmountError} for NaN, negative or uncountable amounts; the reservation
   * stays as it was.
   * @throws {@link ReservationSettledError} when it was committed or released before.
   * @throws {@link ReservationsFullError} when it had expired, and no place is free that the
   * correction needs for a moment; try again.
   */
  commit(actual: number): void;
  /**
   * Ends the reservation at no cost.
   *
   * @throws {@link ReservationSettledError} when it was committed or released before.
   * @throws {@link ReservationsFullError} as {@link SharedReservation.commit} does.
   */
  release(): void;
}

/** What all reservations of a thread have in common. */
export interface SharedReservationTerms {
  readonly desk: ReservationDesk;
  readonly expiredCharge: ExpiredCharge;
}

/** A reservation as its thread keeps it; what it holds is in shared memory. */
export class DeskReservation implements SharedReservation {
  readonly reservedMicros: number;
  readonly #held: HeldSlot;
  readonly #terms: SharedReservationTerms;
  #isSettled = false;

  constructor(held: HeldSlot, reservedMicros: number, terms: SharedReservationTerms) {
    this.reservedMicros = reservedMicros;
    this.#held = held;
    this.#terms = terms;
  }

  get id(): number {
    return this.#held.serial;
  }

  commit(actual: number): void {
    this.#settle(spentMicros('actual', actual));
  }

  release(): void {
    this.#settle(0);
  }

  #settle(chargeMicros: number): void {
    if (this.#isSettled) throw new ReservationSettledError(this.id);
    if (!this.#terms.desk.settle(this.#held, chargeMicros)) this.#settleLate(chargeMicros);
    this.#isSettled = true;
  }

  /** Nobody but its thread settles a reservation: one that is gone has expired. */
  #settleLate(chargeMicros: number): void {
    const { desk, expiredCharge } = this.#terms;
    const heldMicros = expiredCharge === 'estimate' ? this.reservedMicros : 0;
    if (heldMicros !== chargeMicros) desk.correct({ heldMicros, chargeMicros });
  }
}
