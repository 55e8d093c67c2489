import { type Calendar, systemCalendar } from '../clock.js';
import { Collection } from './collection.js';
import { COST_INSTRUMENTS } from './cost-instruments.js';
import {
  checkCostSource,
  type CostBreakerSource,
  type CostGroup,
  costGroupsOf,
} from './cost-source.js';
import type { BreakerMetrics } from './metric-data.js';

/**
 * The metrics of {@link observeCostBreakers} for a reader's option `metricProducers`: each
 * collection holds the cost breakers of that moment and nothing else, however many have come and
 * gone. Always cumulative; every number of readers may share one.
 *
 * @example
 * ```ts
 * new PrometheusExporter({ metricProducers: [new CostMetricProducer([budget])] });
 * ```
 */
export class CostMetricProducer {
  readonly #collection: Collection<CostGroup>;

  /**
   * @param options - where the points' times are read; default: the machine's wall clock.
   * @throws {@link InvalidCallError} when `source` is not iterable.
   */
  constructor(
    source: CostBreakerSource,
    { calendar = systemCalendar }: { calendar?: Calendar } = {},
  ) {
    checkCostSource('CostMetricProducer', source);
    const groups = () => costGroupsOf(source);
    this.#collection = new Collection({ instruments: COST_INSTRUMENTS, groups }, calendar);
  }

  /**
   * Never rejects: what an iterable of the user's throws, or a calendar that gives no date, is
   * among the errors of the result.
   */
  collect(): Promise<BreakerMetrics> {
    return Promise.resolve(this.#collection.read());
  }
}
