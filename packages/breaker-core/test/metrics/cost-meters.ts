import {
  type CostBreakerSource,
  CostMetricProducer,
  observeCostBreakers,
} from '../../src/otel/index.js';
import { meterLab, type MeterLab } from './meter-lab.js';

/** A meter that reads cost breakers. */
export function observed(source: CostBreakerSource): MeterLab {
  const lab = meterLab();
  observeCostBreakers(lab.meter, source);
  return lab;
}

/** A reader with a producer of their metrics. */
export const produced = (source: CostBreakerSource): MeterLab =>
  meterLab({ metricProducers: [new CostMetricProducer(source)] });

/** Both ways to have the metrics, for `describe.each`. */
export const BOTH_WAYS: [string, typeof observed][] = [
  ['observed by a meter', observed],
  ['given by a producer', produced],
];

/** Every value of every metric of which `named` is the beginning, by the rest of its name. */
export async function valuesOf(
  lab: MeterLab,
  named: RegExp,
): Promise<Record<string, Record<string, unknown>>> {
  const values: Record<string, Record<string, unknown>> = {};
  for (const { descriptor, dataPoints } of await lab.collect()) {
    if (!named.test(descriptor.name)) continue;
    const points = dataPoints.map(({ attributes, value }): [string, unknown] => [
      Object.values(attributes).join(),
      value,
    ]);
    values[descriptor.name.replace(named, '')] = Object.fromEntries(points);
  }
  return values;
}
