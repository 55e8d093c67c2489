import { InvalidCallError } from '../errors.js';
import type { Now } from './ledger.js';
import type { HeldReservation } from './reservation.js';
import { ReservationQueue } from './reservation-queue.js';

/**
 * Reservations by the id their caller gave: the live ones, and for one time to live those that
 * were committed or expired.
 */
export class KnownIds {
  readonly #known = new Map<string, HeldReservation>();
  /** Those that ended; what was their deadline is now when they are forgotten. */
  readonly #ended = new ReservationQueue();

  find(id: string): HeldReservation | undefined {
    return this.#known.get(id);
  }

  add(id: string, reservation: HeldReservation): void {
    this.#known.set(id, reservation);
  }

  /** Keeps one that was live and is so no more. */
  keep(reservation: HeldReservation, now: Now): void {
    reservation.since = now;
    this.#ended.add(reservation);
  }

  /** Lets go of one that was released: its id is free again. */
  release(reservation: HeldReservation, { ended }: { ended: boolean }): void {
    const { callerId } = reservation;
    if (callerId === undefined || this.#known.get(callerId) !== reservation) return;
    this.#known.delete(callerId);
    if (ended) this.#ended.remove(reservation);
  }

  forgetDue(nowMs: number): void {
    for (let due = this.#ended.due(nowMs); due; due = this.#ended.due(nowMs)) {
      this.release(due, { ended: true });
    }
  }
}

/** @throws {@link InvalidCallError} unless it is a string that is not empty. */
export function checkId(id: unknown): void {
  if (typeof id === 'string' && id !== '') return;
  const expected = 'an id that is a string, not empty';
  throw new InvalidCallError('reserve', { expected, received: id });
}
