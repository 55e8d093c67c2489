import type { SubjectUsage } from '@breaker-lab/stress-harness';
import type { Answer, Bookkeeper } from './interleavings-bookkeeper.js';

const DAY_MS = 86_400_000;

/** How a reservation stands; an expired one can still be committed or released. */
export type Standing = 'live' | 'expired' | 'committed' | 'released';

/** A reservation that was admitted; it is never taken off the list. */
export interface ReferenceReservation {
  readonly key: number;
  /** The day it is charged to, whenever it ends: days since 1970. */
  readonly day: number;
  readonly estimateMicros: number;
  deadlineMs: number;
  ended: 'committed' | 'released' | undefined;
  actualMicros: number;
  refundedMicros: number;
}

/** What a reference budget is made of. */
export interface ReferenceTerms {
  readonly capMicros: number;
  readonly ttlMs: number;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  /** Wall-clock milliseconds since 1970 UTC. */
  readonly epochMs: () => number;
}

/**
 * One daily budget, kept the slow way: a list of all reservations there ever were. Nothing is
 * counted up or down; whoever asks for a sum has it taken anew.
 */
export class ReferenceBudget implements Bookkeeper {
  readonly reservations: ReferenceReservation[] = [];
  readonly #terms: ReferenceTerms;
  #capMicros: number;

  constructor(terms: ReferenceTerms) {
    this.#terms = terms;
    this.#capMicros = terms.capMicros;
  }

  get today(): number {
    return Math.floor(this.#terms.epochMs() / DAY_MS);
  }

  /** What a call may still cost today; negative while the cap is passed. */
  get roomMicros(): number {
    const { capMicros, committedMicros, reservedMicros } = this.books();
    return capMicros - committedMicros - reservedMicros;
  }

  find(key: number): ReferenceReservation | undefined {
    return this.reservations.find((reservation) => reservation.key === key);
  }

  standing({ ended, deadlineMs }: ReferenceReservation): Standing {
    return ended ?? (this.#terms.nowMs() >= deadlineMs ? 'expired' : 'live');
  }

  books(): SubjectUsage {
    const { today } = this;
    const ofToday = this.reservations.filter(({ day }) => day === today);
    return {
      capMicros: this.#capMicros,
      committedMicros: sum(ofToday.map((reservation) => this.#costMicros(reservation))),
      reservedMicros: sum(
        ofToday
          .filter((reservation) => this.standing(reservation) === 'live')
          .map(({ estimateMicros }) => estimateMicros),
      ),
    };
  }

  reserve(key: number, estimateMicros: number): Answer {
    if (estimateMicros > this.roomMicros) return 'refused';
    this.reservations.push({
      key,
      day: this.today,
      estimateMicros,
      deadlineMs: this.#terms.nowMs() + this.#terms.ttlMs,
      ended: undefined,
      actualMicros: 0,
      refundedMicros: 0,
    });
    return 'admitted';
  }

  commit(key: number, actualMicros: number): Answer {
    const reservation = this.find(key);
    if (reservation?.ended !== undefined || reservation === undefined) return 'thrown';
    reservation.ended = 'committed';
    reservation.actualMicros = actualMicros;
    return 'done';
  }

  release(key: number): Answer {
    const reservation = this.find(key);
    if (reservation?.ended !== undefined || reservation === undefined) return 'thrown';
    reservation.ended = 'released';
    return 'done';
  }

  extend(key: number): Answer {
    const reservation = this.find(key);
    if (reservation === undefined || this.standing(reservation) !== 'live') return 'thrown';
    reservation.deadlineMs = this.#terms.nowMs() + this.#terms.ttlMs;
    return 'done';
  }

  refund(key: number, micros: number): Answer {
    const reservation = this.find(key);
    if (reservation?.ended !== 'committed') return 'thrown';
    if (reservation.refundedMicros + micros > reservation.actualMicros) return 'thrown';
    reservation.refundedMicros += micros;
    return 'done';
  }

  setCap(capMicros: number): Answer {
    this.#capMicros = capMicros;
    return 'done';
  }

  #costMicros(reservation: ReferenceReservation): number {
    switch (this.standing(reservation)) {
      case 'committed':
        return reservation.actualMicros - reservation.refundedMicros;
      case 'expired':
        return reservation.estimateMicros;
      default:
        return 0;
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
