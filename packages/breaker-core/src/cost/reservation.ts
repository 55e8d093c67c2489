import type { Ledger } from './ledger.js';

/**
 * Money held for one call. Ends exactly once: committed, released, or expired when neither came in
 * time. An expired one can still be settled, late and once: the assumed charge is then corrected.
 */
export interface Reservation {
  /** Counts up from 1 within its breaker; events carry it. */
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
   */
  commit(actual: number): void;
  /**
   * Ends the reservation at no cost.
   *
   * @throws {@link ReservationSettledError} when it was committed or released before.
   */
  release(): void;
}

/** Who settles a reservation: the breaker that gave it. */
export interface Settler {
  commit(reservation: HeldReservation, actual: number): void;
  release(reservation: HeldReservation): void;
}

/** A reservation as its breaker sees it. */
export class HeldReservation implements Reservation {
  readonly id: number;
  readonly reservedMicros: number;
  /** Monotonic time at which it expires. */
  readonly deadlineMs: number;
  /** The periods it was reserved in; it is charged there, whenever it ends. */
  readonly ledgers: readonly Ledger[];
  /** `expired` may still become `settled`; `settled` is the end. */
  state: 'live' | 'expired' | 'settled' = 'live';
  /** Neighbours among the live ones, in the order of their deadlines. */
  older: HeldReservation | undefined = undefined;
  newer: HeldReservation | undefined = undefined;
  readonly #settler: Settler;

  constructor(
    held: Pick<HeldReservation, 'id' | 'reservedMicros' | 'deadlineMs' | 'ledgers'>,
    settler: Settler,
  ) {
    this.id = held.id;
    this.reservedMicros = held.reservedMicros;
    this.deadlineMs = held.deadlineMs;
    this.ledgers = held.ledgers;
    this.#settler = settler;
  }

  commit(actual: number): void {
    this.#settler.commit(this, actual);
  }

  release(): void {
    this.#settler.release(this);
  }
}
