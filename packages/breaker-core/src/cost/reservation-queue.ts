import type { HeldReservation } from './reservation.js';

/**
 * The live reservations. All have the same time to live, so the order of arrival is the order of
 * deadlines: the next to expire is the oldest, and adding, finding it and removing any are O(1).
 *
 * ```
 * oldest ⇄ … ⇄ newest
 * ```
 */
export class ReservationQueue {
  #oldest: HeldReservation | undefined = undefined;
  #newest: HeldReservation | undefined = undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(reservation: HeldReservation): void {
    reservation.older = this.#newest;
    if (this.#newest === undefined) this.#oldest = reservation;
    else this.#newest.newer = reservation;
    this.#newest = reservation;
    this.#size += 1;
  }

  /** The oldest one, if its deadline has come. */
  due(nowMs: number): HeldReservation | undefined {
    return this.#oldest !== undefined && nowMs >= this.#oldest.deadlineMs
      ? this.#oldest
      : undefined;
  }

  /** Takes a live one out, and cuts its links: a kept reservation keeps no other alive. */
  remove(reservation: HeldReservation): void {
    const { older, newer } = reservation;
    if (older === undefined) this.#oldest = newer;
    else older.newer = newer;
    if (newer === undefined) this.#newest = older;
    else newer.older = older;
    reservation.older = undefined;
    reservation.newer = undefined;
    this.#size -= 1;
  }
}
