import { ReferenceLedger } from './reference-ledger.js';

/** Numbers days: a later one is higher. */
export type DayOf = (epochMs: number) => number;

/**
 * The true accounts of a daily budget. Days only move forward: by a wall clock that was set back no
 * day begins again.
 */
export class DayLedgers {
  readonly all: ReferenceLedger[] = [];
  readonly #capMicros: number;
  readonly #dayOf: DayOf;
  #day = Number.NEGATIVE_INFINITY;
  #today: ReferenceLedger;

  constructor({ capMicros, dayOf }: { capMicros: number; dayOf: DayOf }) {
    this.#capMicros = capMicros;
    this.#dayOf = dayOf;
    this.#today = new ReferenceLedger(capMicros);
  }

  /** The account of the day that `epochMs` lies in, or of a later one that was reached before. */
  at(epochMs: number): ReferenceLedger {
    const day = this.#dayOf(epochMs);
    if (day > this.#day) {
      this.#day = day;
      this.#today = new ReferenceLedger(this.#capMicros);
      this.all.push(this.#today);
    }
    return this.#today;
  }
}
