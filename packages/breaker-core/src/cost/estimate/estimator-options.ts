import { MAX_COUNT, OptionCheck } from '../../option-check.js';
import { MAX_AMOUNT, spentMicros } from '../money.js';
import type { HistoriesTerms } from './operation-histories.js';
import { copiedPriceTable, type PriceTable } from './price-table.js';

/** How much an estimator remembers. */
export interface EstimateHistoryOptions {
  /** Operations remembered at most: an integer from 1 to 1,000,000; default 1,000. */
  readonly maxOperations?: number;
  /**
   * Samples of each, the last ones: an integer from 1 to 10,000; default 100. A sample takes about
   * 24 bytes.
   */
  readonly samplesPerOperation?: number;
}

/** Options of a cost estimator. All have defaults. */
export interface CostEstimatorOptions {
  /** What models cost. Default: none, and tokens are not priced. */
  readonly prices?: PriceTable;
  /** How much is remembered of what operations have cost. */
  readonly history?: EstimateHistoryOptions;
  /**
   * What a call of which nothing is known is estimated at: currency units from 0 to one billion,
   * rounded up to whole micro-units. Default: none, and such a call is an error.
   */
  readonly defaultEstimate?: number;
  /**
   * What to hold of an operation's history: the cost that this share of its samples did not exceed
   * (nearest rank), from 0.5 to 1, for example 0.95. Default: the mean. Prices are not affected.
   */
  readonly quantile?: number;
  /**
   * Whether price estimates are multiplied by the ratio of actual to estimate that their operation
   * has shown: over its last samples, 10 priced ones at least, from 0.25 to 4. Default: false.
   */
  readonly calibrate?: boolean;
}

/** The options, checked, copied and complete. */
export interface EstimatorSettings extends HistoriesTerms {
  readonly prices: PriceTable | undefined;
  readonly defaultMicros: number | undefined;
  readonly calibrate: boolean;
}

const DEFAULTS = { maxOperations: 1_000, samplesPerOperation: 100, calibrate: false } as const;
const SAMPLES_MAX = 10_000;
const KNOWN = ['prices', 'history', 'defaultEstimate', 'quantile', 'calibrate'];

/**
 * Checks the options as a whole and copies them.
 *
 * @throws {@link InvalidOptionsError} with every violation.
 */
export function estimatorSettings(options: CostEstimatorOptions): EstimatorSettings {
  const check = new OptionCheck();
  const given = check.object('', options, KNOWN) as CostEstimatorOptions;
  const { prices: table, defaultEstimate, quantile, calibrate = DEFAULTS.calibrate } = given;
  const prices = table === undefined ? undefined : copiedPriceTable(table, check);
  const history = checkedHistory(given.history, check);
  if (defaultEstimate !== undefined) {
    check.number('defaultEstimate', defaultEstimate, { min: 0, max: MAX_AMOUNT });
  }
  if (quantile !== undefined) check.number('quantile', quantile, { min: 0.5, max: 1 });
  check.require('calibrate', calibrate, {
    rule: 'true or false',
    ok: typeof calibrate === 'boolean',
  });
  check.done('CostEstimator');
  const defaultMicros =
    defaultEstimate === undefined ? undefined : spentMicros('estimate', defaultEstimate);
  return { ...history, prices, defaultMicros, quantile, calibrate };
}

function checkedHistory(value: unknown, check: OptionCheck): Required<EstimateHistoryOptions> {
  const given: EstimateHistoryOptions =
    value === undefined
      ? {}
      : check.object('history', value, ['maxOperations', 'samplesPerOperation']);
  const {
    maxOperations = DEFAULTS.maxOperations,
    samplesPerOperation = DEFAULTS.samplesPerOperation,
  } = given;
  check.integer('history.maxOperations', maxOperations, { min: 1, max: MAX_COUNT });
  check.integer('history.samplesPerOperation', samplesPerOperation, { min: 1, max: SAMPLES_MAX });
  return { maxOperations, samplesPerOperation };
}
