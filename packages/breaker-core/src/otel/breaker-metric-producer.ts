import { type Calendar, systemCalendar } from '../clock.js';
import { type BreakerGroup, type BreakerSource, checkSource, groupsOf } from './breaker-source.js';
import { Collection } from './collection.js';
import { INSTRUMENTS } from './instruments.js';
import type { BreakerMetrics } from './metric-data.js';

/**
 * The metrics of {@link observeBreakers} for a reader's option `metricProducers`: each collection
 * holds the breakers of that moment and nothing else, however many have come and gone. Always
 * cumulative; every number of readers may share one.
 *
 * @example
 * ```ts
 * new PrometheusExporter({ metricProducers: [new BreakerMetricProducer(hosts)] });
 * ```
 */
export class BreakerMetricProducer {
  readonly #collection: Collection<BreakerGroup>;

  /**
   * @param options - where the points' times are read; default: the machine's wall clock.
   * @throws {@link InvalidCallError} when `source` is neither a registry nor iterable.
   */
  constructor(source: BreakerSource, { calendar = systemCalendar }: { calendar?: Calendar } = {}) {
    checkSource('BreakerMetricProducer', source);
    const groups = () => groupsOf(source);
    this.#collection = new Collection({ instruments: INSTRUMENTS, groups }, calendar);
  }

  /** Never rejects: what an iterable of the user's throws is among the errors of the result. */
  collect(): Promise<BreakerMetrics> {
    return Promise.resolve(this.#collection.read());
  }
}
