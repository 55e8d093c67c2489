import {
  CallRecorder,
  HarnessError,
  type SeededRandom,
  type SubjectCostBreaker,
  type SubjectReservation,
} from '@breaker-lab/stress-harness';
import { unitsOf } from './order.js';

/** 0.1, 0.000001, 1.005 and 33.333333: none of them is a double, but for its own rounding. */
const AMOUNTS_MICROS = [100_000, 1, 1_005_000, 33_333_333] as const;
/** Drawn beforehand, so that the draw takes no time; odd, so that pairs shift with every turn. */
const RING = 4_099;
const DONE = { end: 'succeeded', latencyMs: null } as const;

/**
 * Adds and refunds, and knows the sum: in whole micro-units, of which a double holds 2⁵³, nine
 * times the cap.
 */
export class DriftBooks {
  /** Every addition and every refund. */
  readonly recorder = new CallRecorder();
  readonly #breaker: SubjectCostBreaker;
  readonly #capMicros: number;
  readonly #amountsMicros: readonly number[];
  #drawn = 0;
  #committedMicros = 0;
  #errorMicrosMax = 0;
  #wrongAtTheEdge = 0;

  constructor(
    breaker: SubjectCostBreaker,
    { capMicros, random }: { capMicros: number; random: SeededRandom },
  ) {
    this.#breaker = breaker;
    this.#capMicros = capMicros;
    this.#amountsMicros = Array.from(
      { length: RING },
      () => AMOUNTS_MICROS[random.index(AMOUNTS_MICROS.length)] ?? 0,
    );
  }

  /** What must be committed. */
  get committedMicros(): number {
    return this.#committedMicros;
  }

  /** The most that the subject's books were off. */
  get errorMicrosMax(): number {
    return this.#errorMicrosMax;
  }

  /** Wrong answers in {@link spendTheRest}. */
  get wrongAtTheEdge(): number {
    return this.#wrongAtTheEdge;
  }

  /** Half as many additions, and a refund of each: of a part, or of all. */
  add(operations: number): void {
    for (let done = 0; done < operations; done += 2) {
      const chargedMicros = this.#drawMicros();
      const refundedMicros = Math.min(chargedMicros, this.#drawMicros());
      const addition = this.recorder.offer();
      const reservation = this.#reserve(chargedMicros);
      reservation.commit(unitsOf(chargedMicros));
      this.recorder.settle(addition, DONE);
      const refund = this.recorder.offer();
      reservation.refund(unitsOf(refundedMicros));
      this.recorder.settle(refund, DONE);
      this.#committedMicros += chargedMicros - refundedMicros;
    }
  }

  /** Holds the subject's books against the sum. */
  look(): void {
    const { committedMicros, reservedMicros } = this.#breaker.usage();
    const errorMicros =
      Math.abs(committedMicros - this.#committedMicros) + Math.abs(reservedMicros);
    this.#errorMicrosMax = Math.max(this.#errorMicrosMax, errorMicros);
  }

  /** One micro-unit too much, then exactly what is left, then one micro-unit more. */
  spendTheRest(): void {
    const leftMicros = this.#capMicros - this.#committedMicros;
    if (this.#admits(leftMicros + 1)) this.#wrongAtTheEdge++;
    if (!this.#admits(leftMicros)) this.#wrongAtTheEdge++;
    if (this.#admits(1)) this.#wrongAtTheEdge++;
  }

  #admits(micros: number): boolean {
    try {
      this.#reserve(micros).commit(unitsOf(micros));
      return true;
    } catch (error) {
      if (this.#breaker.isRejection(error)) return false;
      throw error;
    }
  }

  #reserve(micros: number): SubjectReservation {
    const reservation = this.#breaker.reserve?.(unitsOf(micros));
    if (reservation === undefined) throw new HarnessError('ERR_SUBJECT', 'needs reserve(estimate)');
    return reservation;
  }

  #drawMicros(): number {
    return this.#amountsMicros[this.#drawn++ % RING] ?? 0;
  }
}
