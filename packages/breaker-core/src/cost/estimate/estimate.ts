import type { TokenCounts } from './token-counts.js';

/** What is known of a call before it runs. */
export interface EstimateRequest {
  /** What the call does, by a name of yours; its costs are remembered under it. */
  readonly operation?: string | undefined;
  /** The model it uses, by its name in the price table. */
  readonly model?: string | undefined;
  /** The tokens it will use, or may use at most. */
  readonly tokens?: TokenCounts | undefined;
}

/** What a call has used, as its provider reports it. */
export interface ReportedUsage {
  /** The model it used, by its name in the price table. */
  readonly model: string;
  /** The tokens it has used. */
  readonly tokens: TokenCounts;
}

/**
 * Where an estimate is from.
 *
 * - `price`: tokens × price
 * - `history`: what the operation has cost
 * - `default`: the option `defaultEstimate`
 */
export type EstimateMethod = 'price' | 'history' | 'default';

/** What every estimate says. Amounts are whole micro-units, rounded up. */
export interface EstimateFigures {
  /** The operation it was asked for. */
  readonly operation: string | undefined;
  /** What to reserve: the mean, or the quantile of the history where one is asked for. */
  readonly micros: number;
  /** What the call is expected to cost, calibrated. */
  readonly meanMicros: number;
  /** The same before calibration: what `learn` compares the actual cost with. */
  readonly estimateMicros: number;
  /**
   * How much it can be relied on, from 0 to 1.
   *
   * - `price`: how well the recent prices of the operation met what was charged: with E the sum of
   *   those estimates, calibrated, and A that of the actual costs, `min(E, A) / max(E, A)`; 1 while
   *   there is none to compare, since a price is exact when the tokens are
   * - `history`: `n / (n + 10) × mean / (mean + standard deviation)` over its n samples; the
   *   second factor is 1 when all of them are 0
   * - `default`: 0
   */
  readonly confidence: number;
  /** By what a price was multiplied, from 0.25 to 4; 1 when it was not calibrated. */
  readonly calibrationFactor: number;
}

/** An estimate of tokens × price. */
export interface PriceEstimate extends EstimateFigures {
  readonly method: 'price';
  /** The model whose price was taken. */
  readonly model: string;
  /** The date of the price table. */
  readonly priceDate: string;
}

/** An estimate without a price. */
export interface UnpricedEstimate extends EstimateFigures {
  readonly method: 'history' | 'default';
}

/** What a call will cost, by the best method there is. */
export type Estimate = PriceEstimate | UnpricedEstimate;

/** What a call was estimated to cost and what it has cost; `{ ...estimate, actualMicros }` is one. */
export interface SettledEstimate {
  /** The operation that learns from it; without one, only the overall report does. */
  readonly operation?: string | undefined;
  /**
   * `estimateMicros` of the estimate: whole micro-units from 0 to 10¹⁵. That it is the estimate
   * before calibration is what keeps calibration from chasing itself.
   */
  readonly estimateMicros: number;
  /** What the call has cost: whole micro-units from 0 to 10¹⁵. */
  readonly actualMicros: number;
  /** `method` of the estimate. */
  readonly method: EstimateMethod;
}
