import type { Calendar } from '../clock.js';
import type { Instrument } from './instrument.js';
import {
  type BreakerMetricData,
  type BreakerMetrics,
  type EpochTime,
  NO_RESOURCE,
} from './metric-data.js';

const SCOPE = { name: '@breaker-lab/breaker-core' };

/** What is read at a collection, and with what. */
export interface Readings<Group> {
  readonly instruments: readonly Instrument<Group>[];
  /** Reads every breaker once. May throw what an iterable of the user's throws. */
  readonly groups: () => Iterable<Group>;
}

/** Makes metrics of what groups there are at the moment. */
export class Collection<Group> {
  readonly #readings: Readings<Group>;
  readonly #calendar: Calendar;
  readonly #startTime: EpochTime;

  constructor(readings: Readings<Group>, calendar: Calendar) {
    this.#readings = readings;
    this.#calendar = calendar;
    this.#startTime = epochTime(calendar);
  }

  read(): BreakerMetrics {
    const errors: unknown[] = [];
    let groups: Group[] = [];
    try {
      groups = [...this.#readings.groups()];
    } catch (error) {
      errors.push(error);
    }
    const scopeMetrics = [{ scope: SCOPE, metrics: this.#metrics(groups) }];
    return { resourceMetrics: { resource: NO_RESOURCE, scopeMetrics }, errors };
  }

  /** A metric that no group has a value of is left out, as a meter leaves it out. */
  #metrics(groups: readonly Group[]): BreakerMetricData[] {
    const times = { startTime: this.#startTime, endTime: epochTime(this.#calendar) };
    const metrics = this.#readings.instruments.map(
      ({ name, unit, description, isMonotonic, points }): BreakerMetricData => ({
        descriptor: { name, unit, description, valueType: 0 },
        aggregationTemporality: 1,
        dataPointType: 3,
        isMonotonic,
        dataPoints: groups.flatMap((group) =>
          Array.from(points(group), (point) => ({ ...times, ...point })),
        ),
      }),
    );
    return metrics.filter(({ dataPoints }) => dataPoints.length > 0);
  }
}

function epochTime(calendar: Calendar): EpochTime {
  const epochMs = calendar.epochMs();
  const seconds = Math.floor(epochMs / 1_000);
  return [seconds, Math.round((epochMs - seconds * 1_000) * 1_000_000)];
}
