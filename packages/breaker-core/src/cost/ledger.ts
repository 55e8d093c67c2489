import type { Period } from './period.js';

/**
 * The money of one period, in micro-units.
 *
 * ```
 * 0 ├── committed ──┼── reserved ──┼── remaining ──┤ cap
 * ```
 *
 * @remarks
 * Only {@link hold} brings the sum of committed and reserved up, and never beyond the cap; a
 * charge replaces what was held and goes beyond it only by its own overrun.
 */
export class Ledger {
  readonly period: Period;
  readonly capMicros: number;
  #committedMicros = 0;
  #reservedMicros = 0;
  #overrunMicros = 0;

  constructor(period: Period, capMicros: number) {
    this.period = period;
    this.capMicros = capMicros;
  }

  get committedMicros(): number {
    return this.#committedMicros;
  }

  get reservedMicros(): number {
    return this.#reservedMicros;
  }

  get overrunMicros(): number {
    return this.#overrunMicros;
  }

  get remainingMicros(): number {
    return Math.max(0, this.#headroomMicros);
  }

  get excessMicros(): number {
    return Math.max(0, -this.#headroomMicros);
  }

  /** Negative while the cap is passed, so that then not even a call of no cost is admitted. */
  get #headroomMicros(): number {
    return this.capMicros - this.#committedMicros - this.#reservedMicros;
  }

  admits(micros: number): boolean {
    return micros <= this.#headroomMicros;
  }

  /** Reserves what {@link admits} allowed. */
  hold(micros: number): void {
    this.#reservedMicros += micros;
  }

  /** Puts a charge in the place of what was held for it. */
  charge({ heldMicros, actualMicros }: { heldMicros: number; actualMicros: number }): void {
    this.#reservedMicros -= heldMicros;
    this.#commit({ assumedMicros: heldMicros, deltaMicros: actualMicros, actualMicros });
  }

  /** Puts the actual cost in the place of what an expiry has charged. */
  correct({ chargedMicros, actualMicros }: { chargedMicros: number; actualMicros: number }): void {
    const deltaMicros = actualMicros - chargedMicros;
    this.#commit({ assumedMicros: chargedMicros, deltaMicros, actualMicros });
  }

  #commit(entry: { assumedMicros: number; deltaMicros: number; actualMicros: number }): void {
    const overrunMicros = Math.max(0, entry.actualMicros - entry.assumedMicros);
    this.#committedMicros = saturated(this.#committedMicros + entry.deltaMicros);
    this.#overrunMicros = saturated(this.#overrunMicros + overrunMicros);
  }
}

/** Overruns have no bound, exact integers have; nine billion units are above every cap. */
function saturated(micros: number): number {
  return Math.min(micros, Number.MAX_SAFE_INTEGER);
}
