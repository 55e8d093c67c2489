/* eslint-disable @typescript-eslint/prefer-for-of, @typescript-eslint/non-nullable-type-assertion-style -- in the loops of every call an iterator costs 40 ns */
import { BudgetTree, type Levels, type TreeTerms } from './budget-tree.js';
import { ReservationExpiredError, ReservationSettledError } from './cost-errors.js';
import type { ExpiredCharge } from './cost-options.js';
import { KnownIds } from './known-ids.js';
import type { Instant } from '../clock.js';
import type { Ledger, Now } from './ledger.js';
import { type Correction, correctionBy } from './sums.js';
import type { HeldReservation } from './reservation.js';
import { ReservationQueue } from './reservation-queue.js';

/** What a budget is made of. */
export interface BudgetTerms extends TreeTerms {
  readonly expiredCharge: ExpiredCharge;
}

/**
 * The ledgers of the current periods and the reservations that are live in them or in earlier
 * ones. Decides and commits; knows no clock, and runs no code of a user.
 */
export class Budget {
  readonly tree: BudgetTree;
  readonly #terms: BudgetTerms;
  readonly #live = new ReservationQueue();
  readonly #ids = new KnownIds();
  #crossed: Ledger[] = [];
  #admitted = 0;

  constructor(terms: BudgetTerms, epochMs: number) {
    this.#terms = terms;
    this.tree = new BudgetTree(terms, epochMs);
  }

  get admitted(): number {
    return this.#admitted;
  }

  get liveReservations(): number {
    return this.#live.size;
  }

  find(id: string): HeldReservation | undefined {
    return this.#ids.find(id);
  }

  /** Whether every budget has room for `micros`. */
  admits({ budgets }: Levels, micros: number, now: Instant): boolean {
    for (let i = 0; i < budgets.length; i++) {
      const ledger = budgets[i] as Ledger;
      ledger.advance(now);
      if (!ledger.admits(micros)) return false;
    }
    return true;
  }

  /** The budget that has no room for `micros`; of several, the one that has to be waited for longest. */
  refusing({ budgets }: Levels, micros: number, now: Now): Ledger | undefined {
    let refusing: Ledger | undefined;
    let longestMs = Number.NEGATIVE_INFINITY;
    for (const ledger of budgets) {
      ledger.advance(now);
      if (ledger.admits(micros)) continue;
      const retryMs = ledger.retryAtEpochMs(micros, now) ?? Number.POSITIVE_INFINITY;
      if (retryMs < longestMs) continue;
      longestMs = retryMs;
      refusing = ledger;
    }
    return refusing;
  }

  /** Reserves in all ledgers at once what all budgets {@link admits | admit}. */
  hold(reservation: HeldReservation): void {
    const { levels, reservedMicros, at } = reservation;
    const { ledgers } = levels;
    reservation.id = ++this.#admitted;
    for (let i = 0; i < ledgers.length; i++) {
      const ledger = ledgers[i] as Ledger;
      ledger.hold(reservedMicros, at);
      if (ledger.crossesSoftCap()) this.#crossed.push(ledger);
    }
    this.#live.add(reservation);
    if (reservation.callerId !== undefined) this.#ids.add(reservation.callerId, reservation);
  }

  /**
   * Ends a reservation with its actual cost, in the periods it was reserved in.
   *
   * @returns by how much that is above what was held; late, above what the expiry had charged.
   * @throws {@link ReservationSettledError} when it was settled before.
   */
  commit(reservation: HeldReservation, actualMicros: number, now: Now): number {
    const late = this.#end(reservation);
    if (reservation.callerId !== undefined && !late) this.#ids.keep(reservation, now);
    reservation.state = 'committed';
    reservation.actualMicros = actualMicros;
    if (late) return this.#commitLate(reservation, actualMicros, now);
    this.#settle(reservation, actualMicros, now);
    return overrun(actualMicros, reservation.reservedMicros);
  }

  /**
   * Ends a reservation at no cost.
   *
   * @throws {@link ReservationSettledError} when it was settled before.
   */
  release(reservation: HeldReservation, now: Now): void {
    const late = this.#end(reservation);
    if (reservation.callerId !== undefined) this.#ids.release(reservation, { ended: late });
    reservation.state = 'released';
    if (!late) {
      this.#settle(reservation, 0, now);
      return;
    }
    this.#correct(reservation, now, correctionBy(-this.expiryChargeMicros(reservation)));
  }

  /**
   * Gives a live reservation a full time to live.
   *
   * @throws {@link ReservationExpiredError} or {@link ReservationSettledError} when it is none.
   */
  extend(reservation: HeldReservation, now: Now): void {
    if (reservation.state === 'expired') throw new ReservationExpiredError(reservation.id);
    if (reservation.state !== 'live') throw new ReservationSettledError(reservation.id);
    this.#live.remove(reservation);
    reservation.since = now;
    this.#live.add(reservation);
  }

  /** Gives back a part of what a reservation was committed with. */
  refund(reservation: HeldReservation, micros: number, now: Now): void {
    reservation.refundedMicros += micros;
    this.#correct(reservation, now, { ...correctionBy(-micros), refundedMicros: micros });
  }

  /** Expires the oldest live reservation if its deadline has come; call until there is none. */
  expireNext(now: Now): HeldReservation | undefined {
    this.#ids.forgetDue(now.nowMs);
    const reservation = this.#live.due(now.nowMs);
    if (reservation === undefined) return undefined;
    reservation.state = 'expired';
    this.#live.remove(reservation);
    if (reservation.callerId !== undefined) this.#ids.keep(reservation, now);
    this.#settle(reservation, this.expiryChargeMicros(reservation), now);
    return reservation;
  }

  /** What a reservation is charged when it expires. */
  expiryChargeMicros({ reservedMicros }: HeldReservation): number {
    return this.#terms.expiredCharge === 'estimate' ? reservedMicros : 0;
  }

  /** Sets the caps of a ledger, for its period and those that follow. */
  setCap(ledger: Ledger, caps: { capMicros: number; softCapMicros?: number }, now: Instant): void {
    ledger.advance(now);
    ledger.setCap(caps);
    if (ledger.crossesSoftCap()) this.#crossed.push(ledger);
  }

  /** Whether a ledger has reached its soft limit since {@link takeCrossed}. */
  get hasCrossed(): boolean {
    return this.#crossed.length > 0;
  }

  takeCrossed(): readonly Ledger[] {
    const crossed = this.#crossed;
    this.#crossed = [];
    return crossed;
  }

  #commitLate(reservation: HeldReservation, actualMicros: number, now: Now): number {
    const assumedMicros = this.expiryChargeMicros(reservation);
    const overrunMicros = overrun(actualMicros, assumedMicros);
    const change = correctionBy(actualMicros - assumedMicros);
    this.#correct(reservation, now, { ...change, overrunMicros });
    return overrunMicros;
  }

  /** @returns whether it had expired before. */
  #end(reservation: HeldReservation): boolean {
    switch (reservation.state) {
      case 'live':
        this.#live.remove(reservation);
        return false;
      case 'expired':
        return true;
      default:
        throw new ReservationSettledError(reservation.id);
    }
  }

  /** Puts a charge in the place of what is held. */
  #settle({ levels, reservedMicros, at }: HeldReservation, chargeMicros: number, now: Now): void {
    const { ledgers } = levels;
    for (let i = 0; i < ledgers.length; i++) {
      const ledger = ledgers[i] as Ledger;
      ledger.advance(now);
      ledger.settle(reservedMicros, chargeMicros, at);
      if (ledger.crossesSoftCap()) this.#crossed.push(ledger);
    }
  }

  #correct({ levels, at }: HeldReservation, now: Now, correction: Correction): void {
    for (const ledger of levels.ledgers) {
      ledger.advance(now);
      ledger.correct(correction, at);
      if (ledger.crossesSoftCap()) this.#crossed.push(ledger);
    }
  }
}

function overrun(actualMicros: number, assumedMicros: number): number {
  return actualMicros > assumedMicros ? actualMicros - assumedMicros : 0;
}
