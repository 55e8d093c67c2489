export { CostEstimator } from './cost-estimator.js';
export type {
  Estimate,
  EstimateFigures,
  EstimateMethod,
  EstimateRequest,
  PriceEstimate,
  ReportedUsage,
  SettledEstimate,
  UnpricedEstimate,
} from './estimate.js';
export type { EstimateAccuracy, EstimatorReport, OperationAccuracy } from './estimate-accuracy.js';
export { InvalidTokensError, NoEstimateError, UnknownModelError } from './estimator-errors.js';
export type { CostEstimatorOptions, EstimateHistoryOptions } from './estimator-options.js';
export type { ModelPrice, PriceTable } from './price-table.js';
export type { TokenCounts } from './token-counts.js';
