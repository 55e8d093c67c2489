import type { Meter } from '@opentelemetry/api';
import {
  AggregationTemporality,
  type MetricData,
  MeterProvider,
  type MetricProducer,
  MetricReader,
} from '@opentelemetry/sdk-metrics';

/** A reader that collects when it is told to. */
export class PullReader extends MetricReader {
  protected override onShutdown(): Promise<void> {
    return Promise.resolve();
  }

  protected override onForceFlush(): Promise<void> {
    return Promise.resolve();
  }
}

export interface MeterLab {
  readonly meter: Meter;
  readonly reader: MetricReader;
  /** All metrics of one collection. */
  collect(): Promise<MetricData[]>;
  /** The values of one metric, by the attributes that matter: `a,success` → 3. */
  values(metric: string): Promise<Record<string, unknown>>;
}

/** The real SDK with a reader to pull by hand. */
export function meterLab({
  temporality = AggregationTemporality.CUMULATIVE,
  metricProducers = [],
}: {
  temporality?: AggregationTemporality;
  metricProducers?: MetricProducer[];
} = {}): MeterLab {
  const aggregationTemporalitySelector = () => temporality;
  const reader = new PullReader({ aggregationTemporalitySelector, metricProducers });
  const provider = new MeterProvider({ readers: [reader] });
  const collect = async (): Promise<MetricData[]> => {
    const { resourceMetrics, errors } = await reader.collect();
    if (errors.length > 0) throw new AggregateError(errors, 'the collection failed');
    return resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics);
  };
  return {
    meter: provider.getMeter('test'),
    reader,
    collect,
    async values(metric) {
      const data = (await collect()).find(({ descriptor }) => descriptor.name === metric);
      const points = (data?.dataPoints ?? []).map(({ attributes, value }) => [
        Object.values(attributes).join(),
        value,
      ]);
      return Object.fromEntries(points) as Record<string, unknown>;
    },
  };
}
