import { DataPointType, type MetricData } from '@opentelemetry/sdk-metrics';

/** What kind of instrument a metric is of. */
export const kindOf = (metric: MetricData): string => {
  if (metric.dataPointType !== DataPointType.SUM) return 'another';
  return metric.isMonotonic ? 'counter' : 'up-down counter';
};

/** All that is told of a metric but its values. */
export const described = (metric: MetricData) => ({
  name: metric.descriptor.name,
  unit: metric.descriptor.unit,
  description: metric.descriptor.description,
  valueType: metric.descriptor.valueType,
  kind: kindOf(metric),
  temporality: metric.aggregationTemporality,
  series: metric.dataPoints.map(({ attributes }) => attributes),
});
