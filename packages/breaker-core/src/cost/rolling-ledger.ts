import type { Instant } from '../clock.js';
import { type BudgetTerm, Ledger, type Now } from './ledger.js';
import { periodName } from './period.js';
import { type Correction, Sums } from './sums.js';

/** Buckets that make up a window; their number is how finely it forgets. */
const BUCKETS = 60;

/** Above what a product of two doubles is off by, as a share of it. */
const NOISE = 4 * Number.EPSILON;

/** One more: the current bucket is not over, and the oldest has left only when all of it has. */
const SLOTS = BUCKETS + 1;

/**
 * The money of the last `rollingMs`, by the monotonic clock.
 *
 * ```
 * ├ 1 ┤├ 2 ┤├ 3 ┤ … ├ 60 ┤├ 61, now
 * ```
 *
 * @remarks
 * Money is in the bucket in which it was reserved, whenever it is settled, and leaves with the
 * whole bucket: up to a sixtieth late, never early. What is settled after its bucket has left is
 * no longer the window's.
 */
export class RollingLedger extends Ledger {
  readonly key: string;
  readonly resetsAtEpochMs = null;
  readonly #widthMs: number;
  readonly #slots = Array.from({ length: SLOTS }, () => new Sums());
  /** The number of the current bucket, counted from the clock's zero. */
  #current = Number.NEGATIVE_INFINITY;
  /**
   * A product is off by an ulp, a quotient too: which bucket it is at its very end, only the quotient
   * says. Else money would be put into a bucket that is about to be cleared.
   */
  #surelyCurrentUntilMs = Number.NEGATIVE_INFINITY;

  constructor(scope: string, term: BudgetTerm & { readonly per: { readonly rollingMs: number } }) {
    super(scope, term);
    this.key = periodName(term.per);
    this.#widthMs = term.per.rollingMs / BUCKETS;
  }

  override projectedMicros(): number {
    return this.usedMicros;
  }

  override retryAtEpochMs(micros: number, { nowMs, epochMs }: Now): number | null {
    if (micros > this.capMicros) return null;
    let usedMicros = this.usedMicros;
    let bucket = this.#current - BUCKETS;
    for (; bucket < this.#current; bucket += 1) {
      const { committedMicros, reservedMicros } = this.#slot(bucket);
      usedMicros -= committedMicros + reservedMicros;
      if (usedMicros + micros <= this.capMicros) break;
    }
    return Math.ceil(epochMs + (bucket + SLOTS) * this.#widthMs - nowMs);
  }

  override advance({ nowMs }: Instant): void {
    if (nowMs < this.#surelyCurrentUntilMs) return;
    const current = Math.floor(nowMs / this.#widthMs);
    if (current === this.#current) return;
    const turns = Math.min(SLOTS, current - this.#current);
    for (let bucket = current - turns + 1; bucket <= current; bucket += 1) {
      this.#slot(bucket).clear();
    }
    this.#current = current;
    const endsAtMs = (current + 1) * this.#widthMs;
    this.#surelyCurrentUntilMs = endsAtMs - Math.abs(endsAtMs) * NOISE;
    this.rewrite(this.#slots);
  }

  override hold(micros: number, at: Instant): void {
    const slot = this.#slotAt(at);
    if (slot === undefined) return;
    this.addReserved(micros);
    slot.reservedMicros += micros;
  }

  override settle(reservedMicros: number, chargeMicros: number, at: Instant): void {
    const slot = this.#slotAt(at);
    if (slot === undefined) return;
    this.replaceReserved(reservedMicros, chargeMicros);
    slot.settle(reservedMicros, chargeMicros);
  }

  override correct(correction: Correction, at: Instant): void {
    const slot = this.#slotAt(at);
    if (slot === undefined) return;
    this.add(correction);
    slot.correct(correction);
  }

  /** Undefined once it has left. */
  #slotAt({ nowMs }: Instant): Sums | undefined {
    const bucket = Math.floor(nowMs / this.#widthMs);
    return bucket <= this.#current - SLOTS ? undefined : this.#slot(bucket);
  }

  #slot(bucket: number): Sums {
    // A clock may count from anywhere, also from below 0.
    const slot = this.#slots[((bucket % SLOTS) + SLOTS) % SLOTS];
    if (slot === undefined) throw new RangeError(`no bucket ${bucket}`);
    return slot;
  }
}
