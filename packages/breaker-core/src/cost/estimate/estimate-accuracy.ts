/** How estimates compared with what calls have cost. Sums are exact up to 2⁵³ micro-units. */
export interface EstimateAccuracy {
  /** Calls learned from. */
  readonly samples: number;
  /** The sum of their estimates before calibration, in micro-units. */
  readonly estimateMicros: number;
  /** The sum of what they have cost, in micro-units. */
  readonly actualMicros: number;
  /**
   * Actual over estimate: above 1, calls cost more than was estimated. Null while the estimates
   * add up to 0.
   */
  readonly bias: number | null;
  /** The mean cost of a call, in micro-units, not rounded; 0 without samples. */
  readonly meanMicros: number;
  /** The standard deviation of the costs (n − 1), in micro-units; 0 below two samples. */
  readonly standardDeviationMicros: number;
}

/** The accuracy of one operation, over its last samples. */
export interface OperationAccuracy extends EstimateAccuracy {
  readonly operation: string;
  /** By what its prices are multiplied now; 1 unless `calibrate` is on and enough is known. */
  readonly calibrationFactor: number;
}

/** How good the estimates are: a plain, frozen copy. */
export interface EstimatorReport {
  /** Over everything learned since the estimator was made. */
  readonly overall: EstimateAccuracy;
  /** Each operation that is remembered, the one used longest ago first. */
  readonly operations: readonly OperationAccuracy[];
  /** Operations forgotten since, to make room for others. */
  readonly forgottenOperations: number;
}

/** The sums with what follows from them. */
export function accuracyOf(sums: Omit<EstimateAccuracy, 'bias' | 'meanMicros'>): EstimateAccuracy {
  const { samples, estimateMicros, actualMicros, standardDeviationMicros } = sums;
  return Object.freeze({
    samples,
    estimateMicros,
    actualMicros,
    bias: estimateMicros === 0 ? null : actualMicros / estimateMicros,
    meanMicros: samples === 0 ? 0 : actualMicros / samples,
    standardDeviationMicros,
  });
}
