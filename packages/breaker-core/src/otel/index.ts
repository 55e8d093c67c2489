export { BreakerMetricProducer } from './breaker-metric-producer.js';
export type { BreakerSource } from './breaker-source.js';
export { CostMetricProducer } from './cost-metric-producer.js';
export type { CostBreakerSource } from './cost-source.js';
export type { BreakerMetricData, BreakerMetrics, EpochTime, NoResource } from './metric-data.js';
export { observeBreakers } from './observe-breakers.js';
export { observeCostBreakers } from './observe-cost-breakers.js';
