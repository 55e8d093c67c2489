import { InvalidCallError } from '../errors.js';
import type { StepDown } from './costed-call.js';
import type { CostEstimator } from './estimate/cost-estimator.js';
import type { Estimate, EstimateRequest } from './estimate/estimate.js';
import type { TokenCounts } from './estimate/token-counts.js';
import { spentMicros } from './money.js';

/** What a call, as it is or stepped down, is expected to cost. */
export interface Quote {
  readonly micros: number;
  readonly model: string | undefined;
  /** Where it is from, to learn by; absent when the caller gave an amount. */
  readonly estimate: Estimate | undefined;
}

/** What is known of a call that has to be quoted. */
export interface Quoted extends EstimateRequest {
  readonly estimate?: number | undefined;
  readonly steps?: readonly StepDown[];
}

/** Quotes calls: by the amount their caller gave, else by the estimator. */
export class QuoteDesk {
  readonly #estimator: CostEstimator | undefined;

  constructor(estimator: CostEstimator | undefined) {
    this.#estimator = estimator;
  }

  /**
   * @throws {@link InvalidAmountError} for an estimate that is no amount, {@link InvalidCallError}
   * when there is neither an estimate nor an estimator, and what `CostEstimator.estimate` throws.
   */
  quote(call: Quoted): Quote {
    const { estimate: amount, model } = call;
    if (amount !== undefined) {
      return { micros: spentMicros('estimate', amount), model, estimate: undefined };
    }
    if (this.#estimator === undefined) {
      const expected = 'an estimate, or a breaker with an estimator';
      throw new InvalidCallError('execute', { expected, received: amount });
    }
    const estimate = this.#estimator.estimate(call);
    return { micros: estimate.micros, model, estimate };
  }

  /** The quote of a step of a call; see `CostedCall.steps`. */
  stepDown(call: Quoted, step: number): Quote {
    const { steps = [], operation } = call;
    const down = steps[Math.min(step, steps.length) - 1] ?? call;
    const { estimate = call.estimate, model = call.model, tokens = call.tokens } = down;
    return this.quote({ estimate, operation, model, tokens });
  }

  /**
   * What used tokens cost.
   *
   * @throws what `CostEstimator.priceOf` throws, {@link InvalidCallError} without an estimator or a
   * model.
   */
  priceOf(model: string | undefined, tokens: TokenCounts): number {
    if (this.#estimator === undefined || model === undefined) {
      const expected = 'a model, and a breaker with an estimator, to price usage by';
      throw new InvalidCallError('usage', { expected, received: model });
    }
    return this.#estimator.priceOf({ model, tokens });
  }

  /** Takes in what a quoted call has cost. */
  learn({ estimate }: Quote, actualMicros: number): void {
    if (estimate !== undefined) this.#estimator?.learn({ ...estimate, actualMicros });
  }
}
