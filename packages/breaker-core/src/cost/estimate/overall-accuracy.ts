import { accuracyOf, type EstimateAccuracy } from './estimate-accuracy.js';
import type { SettledEstimate } from './estimate.js';
import { ExactSum } from './exact-sum.js';

/**
 * Everything ever learned, in fixed memory. The sums are exact; the spread is Welford's running
 * one (Technometrics 4, 1962), which loses nothing to cancellation.
 */
export class OverallAccuracy {
  #samples = 0;
  readonly #estimates = new ExactSum();
  readonly #actuals = new ExactSum();
  #mean = 0;
  #squares = 0;

  learn({ estimateMicros, actualMicros }: SettledEstimate): void {
    this.#samples += 1;
    this.#estimates.add(estimateMicros);
    this.#actuals.add(actualMicros);
    const distance = actualMicros - this.#mean;
    this.#mean += distance / this.#samples;
    this.#squares += distance * (actualMicros - this.#mean);
  }

  get accuracy(): EstimateAccuracy {
    const samples = this.#samples;
    return accuracyOf({
      samples,
      estimateMicros: this.#estimates.value,
      actualMicros: this.#actuals.value,
      standardDeviationMicros: samples < 2 ? 0 : Math.sqrt(this.#squares / (samples - 1)),
    });
  }
}
