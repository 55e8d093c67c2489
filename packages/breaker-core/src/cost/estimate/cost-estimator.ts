import { MICROS_PER_UNIT, spentMicros } from '../money.js';
import type {
  Estimate,
  EstimateRequest,
  PriceEstimate,
  ReportedUsage,
  SettledEstimate,
  UnpricedEstimate,
} from './estimate.js';
import type { EstimatorReport, OperationAccuracy } from './estimate-accuracy.js';
import { checkedSettled, checkRequest, checkUsage } from './estimate-check.js';
import { NoEstimateError, UnknownModelError } from './estimator-errors.js';
import {
  type CostEstimatorOptions,
  type EstimatorSettings,
  estimatorSettings,
} from './estimator-options.js';
import { OperationHistories } from './operation-histories.js';
import type { OperationHistory } from './operation-history.js';
import { OverallAccuracy } from './overall-accuracy.js';
import { PriceList } from './price-list.js';
import type { PriceTable } from './price-table.js';
import type { TokenCounts } from './token-counts.js';

/**
 * Tells what a call will cost before it runs, and learns from what it has cost.
 *
 * @remarks
 * By tokens × price where there are both; else by what the operation has cost; else by the default.
 * Prices are exact: the sum over all tokens is rounded up once, to a whole micro-unit.
 *
 * Memory is bounded by `history`: `maxOperations × samplesPerOperation` samples. The operation used
 * longest ago, by an estimate or by a cost learned, is forgotten first.
 *
 * @example
 * ```ts
 * const estimator = new CostEstimator({ prices, defaultEstimate: 0.05, calibrate: true });
 * const tokens = { input: 1_200, output: 400 };
 * const estimate = estimator.estimate({ operation: 'summary', model: 'large', tokens });
 * // … the call runs and reports its usage
 * const actualMicros = estimator.priceOf({ model: 'large', tokens: usage });
 * estimator.learn({ ...estimate, actualMicros });
 * ```
 */
export class CostEstimator {
  readonly #settings: EstimatorSettings;
  readonly #prices: PriceList | undefined;
  readonly #histories: OperationHistories;
  readonly #overall = new OverallAccuracy();

  /** @throws {@link InvalidOptionsError} with every option that breaks a rule. */
  constructor(options: CostEstimatorOptions = {}) {
    this.#settings = estimatorSettings(options);
    const { prices } = this.#settings;
    this.#prices = prices === undefined ? undefined : new PriceList(prices);
    this.#histories = new OperationHistories(this.#settings);
  }

  /** The price table in use: a frozen copy, its defaults filled in, without a prototype. */
  get prices(): PriceTable | undefined {
    return this.#settings.prices;
  }

  /**
   * What a call will cost.
   *
   * @remarks
   * A model with tokens is priced; a model without tokens, or tokens without a model, cannot be.
   * Nor can anything without a price table: then the model is not looked at.
   *
   * @throws {@link UnknownModelError} for a model, with tokens, that the price table does not know:
   * it is never estimated by something else instead.
   * @throws {@link NoEstimateError} when there is neither price nor history nor default.
   * @throws {@link InvalidTokensError} for a token count that is none.
   * @throws {@link InvalidAmountError} when the price is above one billion currency units.
   * @throws {@link InvalidCallError} for an operation or a model that is no string.
   */
  estimate(request: EstimateRequest): Estimate {
    checkRequest(request);
    const { operation, model, tokens } = request;
    if (this.#prices !== undefined && model !== undefined && tokens !== undefined) {
      return this.#priced(this.#prices, { operation, model, tokens });
    }
    const history = this.#histories.use(operation);
    if (history !== undefined) return remembered(history);
    const { defaultMicros } = this.#settings;
    if (defaultMicros === undefined) throw new NoEstimateError(operation);
    return presumed(operation, defaultMicros);
  }

  /**
   * What reported usage costs, by the same table and rounding; never calibrated.
   *
   * @returns whole micro-units.
   * @throws what {@link estimate} throws for a model or tokens; without a price table, no model
   * is known.
   */
  priceOf(usage: ReportedUsage): number {
    checkUsage(usage);
    const { model, tokens } = usage;
    if (this.#prices === undefined) throw new UnknownModelError(model, []);
    return this.#prices.micros(model, tokens, 'actual');
  }

  /**
   * Takes in what a call has cost, for the history and the calibration of its operation and for the
   * report. Give it `{ ...estimate, actualMicros }`.
   *
   * @throws {@link InvalidAmountError} for an amount that is no whole number of micro-units from 0
   * to 10¹⁵, {@link InvalidCallError} for an unknown method or an operation that is no string.
   * Nothing has changed then.
   */
  learn(settled: SettledEstimate): void {
    const sample = checkedSettled(settled);
    this.#overall.learn(sample);
    if (sample.operation !== undefined) this.#histories.learn(sample.operation, sample);
  }

  /**
   * How good the estimates were. Takes time and memory by the samples remembered: it is for a
   * dashboard, not for each call.
   */
  report(): EstimatorReport {
    const operations: OperationAccuracy[] = [];
    for (const history of this.#histories.all()) {
      const calibrationFactor = this.#factor(history);
      const { operation, accuracy } = history;
      operations.push(Object.freeze({ operation, calibrationFactor, ...accuracy }));
    }
    return Object.freeze({
      overall: this.#overall.accuracy,
      operations: Object.freeze(operations),
      forgottenOperations: this.#histories.forgotten,
    });
  }

  #priced(
    prices: PriceList,
    call: { operation: string | undefined; model: string; tokens: TokenCounts },
  ): PriceEstimate {
    const { operation, model } = call;
    const estimateMicros = prices.micros(model, call.tokens, 'estimate');
    const history = this.#histories.use(operation);
    const calibrationFactor = this.#factor(history);
    const micros = calibrated(estimateMicros, calibrationFactor);
    return {
      operation,
      micros,
      meanMicros: micros,
      estimateMicros,
      method: 'price',
      confidence: history?.calibration.agreement(calibrationFactor) ?? 1,
      model,
      priceDate: prices.table.date,
      calibrationFactor,
    };
  }

  #factor(history: OperationHistory | undefined): number {
    return this.#settings.calibrate ? (history?.calibration.factor ?? 1) : 1;
  }
}

function calibrated(micros: number, factor: number): number {
  return factor === 1 ? micros : spentMicros('estimate', (micros * factor) / MICROS_PER_UNIT);
}

function remembered({ operation, figures }: OperationHistory): UnpricedEstimate {
  return {
    operation,
    micros: figures.heldMicros,
    meanMicros: figures.meanMicros,
    estimateMicros: figures.meanMicros,
    method: 'history',
    confidence: figures.confidence,
    calibrationFactor: 1,
  };
}

function presumed(operation: string | undefined, micros: number): UnpricedEstimate {
  return {
    operation,
    micros,
    meanMicros: micros,
    estimateMicros: micros,
    method: 'default',
    confidence: 0,
    calibrationFactor: 1,
  };
}
