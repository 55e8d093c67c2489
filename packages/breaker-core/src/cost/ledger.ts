import type { Instant } from '../clock.js';
import type { BudgetPeriod } from './period.js';
import { type Correction, type Entry, Sums } from './sums.js';

/** A limit and the scope and period it is for. */
export interface BudgetTerm {
  readonly per: BudgetPeriod;
  readonly capMicros: number;
  /** Above every sum when there is no soft limit. */
  readonly softCapMicros: number;
}

/** What a reading of both clocks gave. */
export interface Now extends Instant {
  readonly epochMs: number;
}

/** Below this share of the soft limit it is told anew when it is reached. */
const REARM_SHARE = 0.9;

/**
 * The money of one budget in its current period, in micro-units.
 *
 * ```
 * 0 ├── committed ──┼── reserved ──┼── remaining ──┤ cap
 * ```
 *
 * @remarks
 * Only {@link hold} brings the sum of committed and reserved up, and never beyond the cap; a
 * charge replaces what was held and goes beyond it only by its own overrun.
 */
export abstract class Ledger {
  readonly scope: string;
  readonly per: BudgetPeriod;
  abstract readonly key: string;
  readonly #sums = new Sums();
  #capMicros: number;
  #softCapMicros: number;
  #softArmed = true;

  constructor(scope: string, { per, capMicros, softCapMicros }: BudgetTerm) {
    this.scope = scope;
    this.per = per;
    this.#capMicros = capMicros;
    this.#softCapMicros = softCapMicros;
  }

  get capMicros(): number {
    return this.#capMicros;
  }

  get softCapMicros(): number {
    return this.#softCapMicros;
  }

  get sums(): Entry {
    return this.#sums;
  }

  get usedMicros(): number {
    return this.#sums.committedMicros + this.#sums.reservedMicros;
  }

  get remainingMicros(): number {
    return Math.max(0, this.#headroomMicros);
  }

  get excessMicros(): number {
    return Math.max(0, -this.#headroomMicros);
  }

  /** Negative while the cap is passed, so that then not even a call of no cost is admitted. */
  get #headroomMicros(): number {
    return this.#capMicros - this.#sums.committedMicros - this.#sums.reservedMicros;
  }

  /** When the period is over; null when it never is, as it slides. */
  abstract get resetsAtEpochMs(): number | null;

  /** What is used, projected linearly to the end of the period. */
  abstract projectedMicros(epochMs: number): number;

  /** When `micros` will fit if nothing else happens; null when they are above the cap. */
  abstract retryAtEpochMs(micros: number, now: Now): number | null;

  /** Lets go of what has left the period. */
  abstract advance(now: Instant): void;

  /** Reserves what {@link admits} allowed, for a reservation of then. */
  abstract hold(micros: number, at: Instant): void;

  /** Puts a charge in the place of what was held then. */
  abstract settle(reservedMicros: number, chargeMicros: number, at: Instant): void;

  /** Changes what was charged for a reservation that was made then. */
  abstract correct(correction: Correction, at: Instant): void;

  admits(micros: number): boolean {
    return micros <= this.#headroomMicros;
  }

  /** @param softCapMicros - absent: as it was. */
  setCap({ capMicros, softCapMicros }: { capMicros: number; softCapMicros?: number }): void {
    this.#capMicros = capMicros;
    if (softCapMicros === undefined || softCapMicros === this.#softCapMicros) return;
    this.#softCapMicros = softCapMicros;
    this.#softArmed = true;
  }

  /** Whether the soft limit has been reached since it was last asked; once per crossing. */
  crossesSoftCap(): boolean {
    const used = this.usedMicros;
    if (!this.#softArmed) {
      this.#softArmed = used < REARM_SHARE * this.#softCapMicros;
      return false;
    }
    if (used < this.#softCapMicros) return false;
    this.#softArmed = false;
    return true;
  }

  protected addReserved(micros: number): void {
    this.#sums.reservedMicros += micros;
  }

  protected replaceReserved(reservedMicros: number, chargeMicros: number): void {
    this.#sums.settle(reservedMicros, chargeMicros);
  }

  protected add(correction: Correction): void {
    this.#sums.correct(correction);
  }

  /** Puts other entries in the place of all that was written. */
  protected rewrite(entries: Iterable<Entry>): void {
    this.#sums.clear();
    for (const entry of entries) this.#sums.add(entry);
  }
}
