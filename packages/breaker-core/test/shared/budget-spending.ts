import type { SharedBudget, SharedReservation } from '../../src/shared/index.js';
import { reserveAll, tryReserve, units } from './budget-lab.js';

/** Spends from a budget, and keeps books of its own: of what it was told. */
export class Spending {
  /** What was committed, and accepted. */
  committedMicros = 0;
  admitted = 0;
  /** Late, while every place was taken: to be settled again. */
  readonly #unsettled: [SharedReservation, number][] = [];

  /** Reserves, and commits if there was room. */
  spend(budget: SharedBudget, { estimate, actual }: { estimate: number; actual: number }): void {
    const reservation = this.reserve(budget, estimate);
    if (reservation !== undefined) this.settle(reservation, actual);
  }

  reserve(budget: SharedBudget, micros: number): SharedReservation | undefined {
    const reservation = tryReserve(budget, micros);
    if (reservation !== undefined) this.admitted += 1;
    return reservation;
  }

  /** Reserves until it is refused. */
  reserveAll(budget: SharedBudget, micros: number): readonly SharedReservation[] {
    const held = reserveAll(budget, micros);
    this.admitted += held.length;
    return held;
  }

  settle(reservation: SharedReservation, micros: number): void {
    try {
      reservation.commit(units(micros));
      this.committedMicros += micros;
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ERR_RESERVATIONS_FULL') throw error;
      this.#unsettled.push([reservation, micros]);
    }
  }

  /** Settles what could not be settled when it was to be. */
  settleRest(): void {
    for (const [reservation, micros] of this.#unsettled.splice(0)) this.settle(reservation, micros);
  }
}
