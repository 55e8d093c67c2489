import type { Aged } from '../../age-list.js';
import { type EstimateAccuracy, accuracyOf } from './estimate-accuracy.js';
import { Calibration } from './calibration.js';
import type { SettledEstimate } from './estimate.js';
import { ExactSum } from './exact-sum.js';
import { nearestRank } from './quantile.js';
import { SampleRing } from './sample-ring.js';

/** How much of a history is kept, and what is read from it. */
export interface HistoryTerms {
  readonly samplesPerOperation: number;
  /** Undefined: the mean is held. */
  readonly quantile: number | undefined;
}

/** What the samples of an operation say about its next call. */
export interface HistoryFigures {
  readonly meanMicros: number;
  /** The quantile that is asked for, or the mean. */
  readonly heldMicros: number;
  readonly standardDeviationMicros: number;
  readonly confidence: number;
}

/** Samples at which a history is trusted half. */
const HALF_TRUST_SAMPLES = 10;

/**
 * What one operation has cost lately; it has one sample at least.
 *
 * @remarks
 * A sample is taken in O(1). Figures are worked out when they are first asked for after a new
 * sample, in O(n), with a quantile in O(n log n), n being the samples kept; then they are at hand.
 */
export class OperationHistory implements Aged<OperationHistory> {
  readonly operation: string;
  readonly calibration = new Calibration();
  older: OperationHistory | undefined = undefined;
  younger: OperationHistory | undefined = undefined;
  readonly #quantile: number | undefined;
  readonly #ring: SampleRing;
  readonly #estimates = new ExactSum();
  readonly #actuals = new ExactSum();
  #figures: HistoryFigures | undefined;

  constructor(operation: string, { samplesPerOperation, quantile }: HistoryTerms) {
    this.operation = operation;
    this.#quantile = quantile;
    this.#ring = new SampleRing(samplesPerOperation);
  }

  get figures(): HistoryFigures {
    this.#figures ??= this.#workOut();
    return this.#figures;
  }

  get accuracy(): EstimateAccuracy {
    return accuracyOf({
      samples: this.#ring.size,
      estimateMicros: this.#estimates.value,
      actualMicros: this.#actuals.value,
      standardDeviationMicros: this.figures.standardDeviationMicros,
    });
  }

  learn(sample: SettledEstimate): void {
    const displaced = this.#ring.push(sample);
    if (displaced !== undefined) {
      this.#estimates.remove(displaced.estimateMicros);
      this.#actuals.remove(displaced.actualMicros);
      if (displaced.method === 'price') this.calibration.remove(displaced);
    }
    this.#estimates.add(sample.estimateMicros);
    this.#actuals.add(sample.actualMicros);
    if (sample.method === 'price') this.calibration.add(sample);
    this.#figures = undefined;
  }

  #workOut(): HistoryFigures {
    const samples = this.#ring.actualMicros;
    const { size } = this.#ring;
    const mean = this.#actuals.value / size;
    const standardDeviationMicros = deviation(samples, mean);
    const spread = mean === 0 ? 1 : mean / (mean + standardDeviationMicros);
    const meanMicros = this.#actuals.meanUp(size);
    return {
      meanMicros,
      heldMicros: this.#quantile === undefined ? meanMicros : nearestRank(samples, this.#quantile),
      standardDeviationMicros,
      confidence: (size / (size + HALF_TRUST_SAMPLES)) * spread,
    };
  }
}

/** The standard deviation of a sample (n − 1), in two passes, which cancel nothing out. */
function deviation(samples: readonly number[], mean: number): number {
  let squares = 0;
  for (const sample of samples) squares += (sample - mean) ** 2;
  return samples.length < 2 ? 0 : Math.sqrt(squares / (samples.length - 1));
}
