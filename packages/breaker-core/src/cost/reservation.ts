import type { Levels } from './budget-tree.js';
import type { Now } from './ledger.js';

/** Which budgets a reservation is held in, and how its caller calls it. */
export interface ReserveOptions {
  /** The scope it is charged to, and with it every scope above. Default: the root. */
  readonly scope?: string;
  /**
   * The caller's name of this spending, so that it can be asked for again and is charged once. A
   * string that is not empty. Known while the reservation lives and for one `reservationTtlMs`
   * after it was committed or expired; a release forgets it at once.
   */
  readonly id?: string;
  /** What the call does, by a name of yours; for rules, and for the estimator. */
  readonly operation?: string;
  /** A kind of operations, by a name of yours; for rules. */
  readonly category?: string;
  /** The model it uses; for rules, and for the estimator. */
  readonly model?: string;
}

/**
 * Money held for one call. Ends exactly once: committed, released, or expired when neither came in
 * time. An expired one can still be settled, late and once: the assumed charge is then corrected.
 */
export interface Reservation {
  /** Counts up from 1 within its breaker; events carry it. */
  readonly id: number;
  /** What is held, in micro-units: the estimate, rounded up. */
  readonly reservedMicros: number;
  /** By how much the call is to step down, by the rules of the action `degrade`; 0: not at all. */
  readonly step: number;
  /**
   * Ends the reservation with what the call has cost.
   *
   * @param actual - currency units, 0 or more; below the estimate, the rest is free at once; above
   * it, the overrun is charged all the same.
   * @returns true; false when it has an `id` of the caller's and was committed with this amount
   * before, so that nothing was changed.
   * @throws {@link InvalidAmountError} for NaN, negative or uncountable amounts; the reservation
   * stays as it was.
   * @throws {@link ReservationSettledError} when it was committed or released before.
   */
  commit(actual: number): boolean;
  /**
   * Ends the reservation at no cost.
   *
   * @throws {@link ReservationSettledError} when it was committed or released before.
   */
  release(): void;
  /**
   * Gives it a full time to live from now.
   *
   * @throws {@link ReservationExpiredError} when it has expired; it can still be settled.
   * @throws {@link ReservationSettledError} when it was committed or released before.
   */
  extend(): void;
  /**
   * Gives back some of what was committed, in the periods it was charged to.
   *
   * @param amount - currency units, 0 or more, rounded down; all refunds together are at most what
   * was committed.
   * @throws {@link InvalidAmountError} for more than that, and for what is no amount.
   * @throws {@link InvalidCallError} when it was not committed.
   */
  refund(amount: number): void;
}

/** Who settles a reservation: the breaker that gave it. */
export interface Settler {
  commit(reservation: HeldReservation, actual: number): boolean;
  release(reservation: HeldReservation): void;
  extend(reservation: HeldReservation): void;
  refund(reservation: HeldReservation, amount: number): void;
}

/** What all reservations of one breaker have in common. */
export interface ReservationTerms {
  readonly settler: Settler;
  readonly reservationTtlMs: number;
}

/** What is to be held. */
export interface Held {
  readonly levels: Levels;
  readonly reservedMicros: number;
  readonly step: number;
  /** When: as it is read, and shared with others of that reading. */
  readonly at: Now;
  readonly callerId: string | undefined;
}

/** A reservation as its breaker sees it. */
export class HeldReservation implements Reservation, Held {
  /** Given by its budget when it is held; 0 before. */
  id = 0;
  readonly callerId: string | undefined;
  readonly reservedMicros: number;
  readonly step: number;
  readonly at: Now;
  /** From when its time to live counts; once it has ended, that of its `callerId`. */
  since: Now;
  /** The budgets it was reserved in; it is charged there, whenever it ends. */
  readonly levels: Levels;
  /** `expired` may still become committed or released, which are the end. */
  state: 'live' | 'expired' | 'committed' | 'released' = 'live';
  /** What it was committed with. */
  actualMicros = 0;
  refundedMicros = 0;
  /** Neighbours in a queue, in the order of their deadlines. */
  older: HeldReservation | undefined = undefined;
  newer: HeldReservation | undefined = undefined;
  readonly #terms: ReservationTerms;

  constructor({ levels, reservedMicros, step, at, callerId }: Held, terms: ReservationTerms) {
    this.callerId = callerId;
    this.reservedMicros = reservedMicros;
    this.step = step;
    this.at = at;
    this.since = at;
    this.levels = levels;
    this.#terms = terms;
  }

  /** Monotonic time at which it expires; once it has ended, at which its `callerId` is forgotten. */
  get deadlineMs(): number {
    return this.since.nowMs + this.#terms.reservationTtlMs;
  }

  commit(actual: number): boolean {
    return this.#terms.settler.commit(this, actual);
  }

  release(): void {
    this.#terms.settler.release(this);
  }

  extend(): void {
    this.#terms.settler.extend(this);
  }

  refund(amount: number): void {
    this.#terms.settler.refund(this, amount);
  }
}
