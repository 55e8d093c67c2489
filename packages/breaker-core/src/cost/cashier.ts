import { InvalidCallError } from '../errors.js';
import { InvalidAmountError } from './cost-errors.js';
import { exceededEvent, reservationEvent } from './cost-news.js';
import { MICROS_PER_UNIT, refundMicros, spentMicros } from './money.js';
import type { HeldReservation, Settler } from './reservation.js';
import type { Till } from './till.js';

/** Ends reservations: charges what was spent, and gives the rest back. */
export class Cashier implements Settler {
  readonly #till: Till;

  constructor(till: Till) {
    this.#till = till;
  }

  commit(reservation: HeldReservation, actual: number): boolean {
    return this.commitMicros(reservation, spentMicros('actual', actual));
  }

  commitMicros(reservation: HeldReservation, actualMicros: number): boolean {
    const { timely, budget, tally, keeper, events } = this.#till;
    const now = timely.expireDue();
    const { state } = reservation;
    if (state === 'committed' && isAgain(reservation, actualMicros)) return false;
    const overrunMicros = budget.commit(reservation, actualMicros, now);
    const late = state === 'expired';
    tally.commit(reservation, late);
    const isNews = overrunMicros > 0 || budget.hasCrossed || events.hears('committed');
    if (isNews || keeper !== undefined) this.#tell(reservation, { overrunMicros, late });
    return true;
  }

  /** Charges the estimate, as `error` kept the actual cost from being known. */
  commitUnpriced(reservation: HeldReservation, error: unknown): void {
    const { tally, events } = this.#till;
    tally.unpriced += 1;
    this.commitMicros(reservation, reservation.reservedMicros);
    if (events.hears('unpriced')) {
      events.emit('unpriced', { ...reservationEvent(reservation), error });
    }
  }

  #tell(
    reservation: HeldReservation,
    { overrunMicros, late }: { overrunMicros: number; late: boolean },
  ): void {
    const till = this.#till;
    const { events } = till;
    const { actualMicros } = reservation;
    // Put together before anyone is told: a listener of `committed` may change the excess.
    const crossed = till.crossed();
    const exceeded =
      overrunMicros > 0 && events.hears('exceeded')
        ? exceededEvent(reservation, { actualMicros, overrunMicros })
        : undefined;
    const assumedMicros = late ? till.budget.expiryChargeMicros(reservation) : 0;
    till.keeper?.post(reservation, actualMicros - assumedMicros);
    if (events.hears('committed')) {
      events.emit('committed', { ...reservationEvent(reservation), actualMicros, late });
    }
    if (exceeded) events.emit('exceeded', exceeded);
    till.tellCrossed(crossed);
  }

  release(reservation: HeldReservation): void {
    const till = this.#till;
    const { tally, events } = till;
    const now = till.timely.expireDue();
    const late = reservation.state === 'expired';
    const assumedMicros = late ? till.budget.expiryChargeMicros(reservation) : 0;
    till.budget.release(reservation, now);
    if (late) tally.lateReleases += 1;
    else tally.released += 1;
    till.keeper?.post(reservation, 0 - assumedMicros);
    if (events.hears('released')) {
      events.emit('released', { ...reservationEvent(reservation), late });
    }
  }

  extend(reservation: HeldReservation): void {
    const { budget, timely, keeper } = this.#till;
    budget.extend(reservation, timely.expireDue());
    keeper?.extend(reservation);
  }

  refund(reservation: HeldReservation, amount: number): void {
    const till = this.#till;
    const micros = refundMicros(amount);
    const now = till.timely.expireDue();
    const { state, actualMicros, refundedMicros } = reservation;
    if (state !== 'committed') {
      const expected = 'a reservation that was committed';
      throw new InvalidCallError('refund', { expected, received: state });
    }
    const leftMicros = actualMicros - refundedMicros;
    if (micros > leftMicros) {
      const rule = `at most ${leftMicros / MICROS_PER_UNIT}, what is charged and not refunded`;
      throw new InvalidAmountError('refund', { rule, value: amount });
    }
    till.budget.refund(reservation, micros, now);
    till.tally.refunds += 1;
    till.keeper?.post(reservation, -micros);
    if (till.events.hears('refunded')) {
      till.events.emit('refunded', { ...reservationEvent(reservation), refundMicros: micros });
    }
  }
}

/** A commit that is repeated, of a spending that has a name. */
function isAgain(reservation: HeldReservation, actualMicros: number): boolean {
  return reservation.callerId !== undefined && reservation.actualMicros === actualMicros;
}
