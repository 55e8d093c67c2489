import { type Calendar, systemCalendar } from '../clock.js';
import { type BreakerGroup, type BreakerSource, checkSource, groupsOf } from './breaker-source.js';
import { INSTRUMENTS } from './instruments.js';
import {
  type BreakerMetricData,
  type BreakerMetrics,
  type EpochTime,
  NO_RESOURCE,
} from './metric-data.js';

const SCOPE = { name: '@breaker-lab/breaker-core' };

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
  readonly #source: BreakerSource;
  readonly #calendar: Calendar;
  readonly #startTime: EpochTime;

  /**
   * @param options - where the points' times are read; default: the machine's wall clock.
   * @throws {@link InvalidCallError} when `source` is neither a registry nor iterable.
   */
  constructor(source: BreakerSource, { calendar = systemCalendar }: { calendar?: Calendar } = {}) {
    checkSource('BreakerMetricProducer', source);
    this.#source = source;
    this.#calendar = calendar;
    this.#startTime = epochTime(calendar);
  }

  /** Never rejects: what an iterable of the user's throws is among the errors of the result. */
  collect(): Promise<BreakerMetrics> {
    const errors: unknown[] = [];
    let groups: BreakerGroup[] = [];
    try {
      groups = [...groupsOf(this.#source)];
    } catch (error) {
      errors.push(error);
    }
    const metrics = groups.length === 0 ? [] : this.#metrics(groups);
    const scopeMetrics = [{ scope: SCOPE, metrics }];
    return Promise.resolve({ resourceMetrics: { resource: NO_RESOURCE, scopeMetrics }, errors });
  }

  #metrics(groups: readonly BreakerGroup[]): BreakerMetricData[] {
    const times = { startTime: this.#startTime, endTime: epochTime(this.#calendar) };
    return INSTRUMENTS.map(({ name, unit, description, isMonotonic, points }) => ({
      descriptor: { name, unit, description, valueType: 0 },
      aggregationTemporality: 1,
      dataPointType: 3,
      isMonotonic,
      dataPoints: groups.flatMap((group) =>
        Array.from(points(group), (point) => ({ ...times, ...point })),
      ),
    }));
  }
}

function epochTime(calendar: Calendar): EpochTime {
  const epochMs = calendar.epochMs();
  const seconds = Math.floor(epochMs / 1_000);
  return [seconds, Math.round((epochMs - seconds * 1_000) * 1_000_000)];
}
