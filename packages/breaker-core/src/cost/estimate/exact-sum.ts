import { MICROS_PER_UNIT } from '../money.js';
import { divideUp } from './divide-up.js';

/**
 * A sum of amounts in micro-units that never drifts, also where it is beyond what one double can
 * count: whole currency units and the micros below them are added apart.
 */
export class ExactSum {
  #units = 0;
  #micros = 0;

  /** The sum; rounded to a double only when it is beyond 2⁵³ micro-units. */
  get value(): number {
    return this.#units * MICROS_PER_UNIT + this.#micros;
  }

  add(amountMicros: number): void {
    const micros = amountMicros % MICROS_PER_UNIT;
    this.#units += (amountMicros - micros) / MICROS_PER_UNIT;
    this.#micros += micros;
  }

  /** Takes out what was added before. */
  remove(amountMicros: number): void {
    const micros = amountMicros % MICROS_PER_UNIT;
    this.#units -= (amountMicros - micros) / MICROS_PER_UNIT;
    this.#micros -= micros;
  }

  /** The mean of `samples` amounts, rounded up to a whole micro-unit. */
  meanUp(samples: number): number {
    const units = this.#units % samples;
    const wholeUnits = (this.#units - units) / samples;
    const micros = units * MICROS_PER_UNIT + this.#micros;
    return wholeUnits * MICROS_PER_UNIT + divideUp(micros, samples);
  }
}
