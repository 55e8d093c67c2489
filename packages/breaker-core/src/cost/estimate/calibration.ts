import { ExactSum } from './exact-sum.js';
import type { SettledEstimate } from './estimate.js';

/** Priced samples there must be before their ratio counts. */
export const CALIBRATION_SAMPLES_MIN = 10;
/** The smallest and the largest factor: beyond, the token counts are wrong and not just biased. */
const FACTOR_MIN = 0.25;
const FACTOR_MAX = 4;

/** How the recent price estimates of one operation compare with what was charged. */
export class Calibration {
  #samples = 0;
  readonly #estimates = new ExactSum();
  readonly #actuals = new ExactSum();

  /** What to multiply a price by: actual over estimate, in bounds; 1 while too little is known. */
  get factor(): number {
    const estimateMicros = this.#estimates.value;
    if (this.#samples < CALIBRATION_SAMPLES_MIN || estimateMicros === 0) return 1;
    const ratio = this.#actuals.value / estimateMicros;
    return Math.min(FACTOR_MAX, Math.max(FACTOR_MIN, ratio));
  }

  add({ estimateMicros, actualMicros }: SettledEstimate): void {
    this.#samples += 1;
    this.#estimates.add(estimateMicros);
    this.#actuals.add(actualMicros);
  }

  /** Takes out a sample that was added before. */
  remove({ estimateMicros, actualMicros }: SettledEstimate): void {
    this.#samples -= 1;
    this.#estimates.remove(estimateMicros);
    this.#actuals.remove(actualMicros);
  }

  /** The confidence of a price that is multiplied by `factor`; see `EstimateFigures`. */
  agreement(factor: number): number {
    const estimateMicros = this.#estimates.value * factor;
    const actualMicros = this.#actuals.value;
    const larger = Math.max(estimateMicros, actualMicros);
    return larger === 0 ? 1 : Math.min(estimateMicros, actualMicros) / larger;
  }
}
