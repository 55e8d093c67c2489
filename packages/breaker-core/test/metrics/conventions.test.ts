import { describe, expect, test } from '@jest/globals';
import type { MetricData } from '@opentelemetry/sdk-metrics';
import { CircuitBreaker } from '../../src/index.js';
import { BreakerMetricProducer, observeBreakers } from '../../src/otel/index.js';
import { readmeTable } from '../readme-table.js';
import { meterLab } from './meter-lab.js';
import { described, kindOf } from './metric-told.js';

async function observed(): Promise<MetricData[]> {
  const lab = meterLab();
  observeBreakers(lab.meter, [new CircuitBreaker()]);
  return lab.collect();
}

describe('metrics follow the conventions', () => {
  test('names are lower-case words, dotted, and none is the beginning of another', async () => {
    const names = (await observed()).map(({ descriptor }) => descriptor.name);
    for (const name of names) {
      expect(name).toMatch(/^breaker(\.[a-z]+(_[a-z]+)*)+$/);
      expect(names.filter((other) => other.startsWith(`${name}.`))).toEqual([]);
    }
  });

  test('names, kinds and units are those of the README', async () => {
    const told = readmeTable('metric').map((cells) => cells.slice(0, 3));
    const made = (await observed()).map((metric) => [
      metric.descriptor.name,
      kindOf(metric),
      metric.descriptor.unit,
    ]);
    expect(made).toEqual(told);
  });

  test('a producer gives the same metrics as a meter', async () => {
    const breaker = new CircuitBreaker();
    const lab = meterLab({ metricProducers: [new BreakerMetricProducer([breaker])] });
    const produced = (await lab.collect()).map(described);
    expect(produced).toEqual((await observed()).map(described));
  });

  test("a producer's points are dated by its calendar", async () => {
    let epochMs = 1_500;
    const calendar = { epochMs: () => epochMs };
    const producer = new BreakerMetricProducer([new CircuitBreaker()], { calendar });
    epochMs = 3_250.5;
    const { resourceMetrics } = await producer.collect();
    const point = resourceMetrics.scopeMetrics[0]?.metrics[0]?.dataPoints[0];
    expect(point).toMatchObject({ startTime: [1, 500_000_000], endTime: [3, 250_500_000] });
  });
});
