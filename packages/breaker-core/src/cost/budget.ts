import { ReservationSettledError } from './cost-errors.js';
import type { ExpiredCharge } from './cost-options.js';
import { Ledger } from './ledger.js';
import { periodAt, type PeriodKind } from './period.js';
import { HeldReservation, type Settler } from './reservation.js';
import { ReservationQueue } from './reservation-queue.js';

/** What a budget is made of. */
export interface BudgetTerms {
  /** Each capped period with its cap in micro-units; one at least. */
  readonly caps: ReadonlyMap<PeriodKind, number>;
  readonly reservationTtlMs: number;
  readonly expiredCharge: ExpiredCharge;
}

/** How a reservation was settled. */
export interface Settlement {
  /** Whether it had expired before. */
  readonly late: boolean;
  /** What was charged above what was held (or, late, above what the expiry had charged). */
  readonly overrunMicros: number;
}

/**
 * The ledgers of the current periods and the reservations that are live in them or in earlier
 * ones. Decides and commits; knows no clock, and runs no code of a user.
 */
export class Budget {
  readonly #terms: BudgetTerms;
  readonly #live = new ReservationQueue();
  #ledgers: readonly Ledger[];
  #admitted = 0;

  constructor(terms: BudgetTerms, epochMs: number) {
    this.#terms = terms;
    this.#ledgers = [...terms.caps].map(([kind, cap]) => new Ledger(periodAt(kind, epochMs), cap));
  }

  /** One ledger for each capped period, of the current day and month. */
  get ledgers(): readonly Ledger[] {
    return this.#ledgers;
  }

  get admitted(): number {
    return this.#admitted;
  }

  get liveReservations(): number {
    return this.#live.size;
  }

  /**
   * Opens a new ledger for each period that is over. Periods only move forward: a wall clock that
   * was set back stays in the period it had reached, and finds no second budget there.
   */
  rollOver(epochMs: number): void {
    if (this.#ledgers.every(({ period }) => epochMs < period.resetsAtEpochMs)) return;
    this.#ledgers = this.#ledgers.map((ledger) =>
      epochMs < ledger.period.resetsAtEpochMs
        ? ledger
        : new Ledger(periodAt(ledger.period.kind, epochMs), ledger.capMicros),
    );
  }

  /** The ledger that has no room for `micros`; of several, the one that resets last. */
  refusing(micros: number): Ledger | undefined {
    let refusing: Ledger | undefined;
    for (const ledger of this.#ledgers) {
      if (ledger.admits(micros)) continue;
      if (refusing && refusing.period.resetsAtEpochMs > ledger.period.resetsAtEpochMs) continue;
      refusing = ledger;
    }
    return refusing;
  }

  /** Reserves in all ledgers at once what none of them is {@link refusing}. */
  hold(micros: number, { nowMs, settler }: { nowMs: number; settler: Settler }): HeldReservation {
    this.#admitted += 1;
    const reservation = new HeldReservation(
      {
        id: this.#admitted,
        reservedMicros: micros,
        deadlineMs: nowMs + this.#terms.reservationTtlMs,
        ledgers: this.#ledgers,
      },
      settler,
    );
    for (const ledger of reservation.ledgers) ledger.hold(micros);
    this.#live.add(reservation);
    return reservation;
  }

  /**
   * Ends a reservation with its actual cost, in the periods it was reserved in.
   *
   * @throws {@link ReservationSettledError} when it was settled before.
   */
  settle(reservation: HeldReservation, actualMicros: number): Settlement {
    const { ledgers, reservedMicros, state } = reservation;
    if (state === 'settled') throw new ReservationSettledError(reservation.id);
    reservation.state = 'settled';
    if (state === 'live') {
      this.#live.remove(reservation);
      for (const ledger of ledgers) ledger.charge({ heldMicros: reservedMicros, actualMicros });
      return { late: false, overrunMicros: Math.max(0, actualMicros - reservedMicros) };
    }
    const chargedMicros = this.expiryChargeMicros(reservation);
    for (const ledger of ledgers) ledger.correct({ chargedMicros, actualMicros });
    return { late: true, overrunMicros: Math.max(0, actualMicros - chargedMicros) };
  }

  /** Expires the oldest live reservation if its deadline has come; call until there is none. */
  expireNext(nowMs: number): HeldReservation | undefined {
    const reservation = this.#live.due(nowMs);
    if (reservation === undefined) return undefined;
    reservation.state = 'expired';
    this.#live.remove(reservation);
    const actualMicros = this.expiryChargeMicros(reservation);
    for (const ledger of reservation.ledgers) {
      ledger.charge({ heldMicros: reservation.reservedMicros, actualMicros });
    }
    return reservation;
  }

  /** What a reservation is charged when it expires. */
  expiryChargeMicros({ reservedMicros }: HeldReservation): number {
    return this.#terms.expiredCharge === 'estimate' ? reservedMicros : 0;
  }
}
