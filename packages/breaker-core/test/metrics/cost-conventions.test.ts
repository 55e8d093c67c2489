import { describe, expect, test } from '@jest/globals';
import { CircuitBreaker } from '../../src/index.js';
import { CostMetricProducer, observeBreakers } from '../../src/otel/index.js';
import { costLab } from '../cost/cost-lab.js';
import { readmeTable } from '../readme-table.js';
import { observed, produced } from './cost-meters.js';
import { meterLab } from './meter-lab.js';
import { described, kindOf } from './metric-told.js';

const { breaker } = costLab({ budgets: [{ per: 'day', cap: 1, softCap: 1 }] });

describe('metrics of cost breakers follow the conventions', () => {
  test('names are lower-case words, dotted, and none is the beginning of another', async () => {
    const circuit = meterLab();
    observeBreakers(circuit.meter, [new CircuitBreaker()]);
    const names = (await observed([breaker]).collect()).map(({ descriptor }) => descriptor.name);
    const others = (await circuit.collect()).map(({ descriptor }) => descriptor.name);
    for (const name of names) {
      expect(name).toMatch(/^breaker\.cost(\.[a-z]+(_[a-z]+)*)+$/);
      const beginsWith = (other: string): boolean => `${other}.`.startsWith(`${name}.`);
      expect([...names, ...others].filter(beginsWith)).toEqual([name]);
    }
  });

  test('names, kinds and units are those of the README', async () => {
    const told = readmeTable('cost metric').map((cells) => cells.slice(0, 3));
    const made = (await observed([breaker]).collect()).map((metric) => [
      metric.descriptor.name,
      kindOf(metric),
      metric.descriptor.unit,
    ]);
    expect(made).toEqual(told);
  });

  test('a producer gives the same metrics as a meter', async () => {
    const metrics = (await produced([breaker]).collect()).map(described);
    expect(metrics).toEqual((await observed([breaker]).collect()).map(described));
  });

  test("a producer's points are dated by its calendar", async () => {
    let epochMs = 1_500;
    const calendar = { epochMs: () => epochMs };
    const producer = new CostMetricProducer([breaker], { calendar });
    epochMs = 3_250.5;
    const { resourceMetrics } = await producer.collect();
    const point = resourceMetrics.scopeMetrics[0]?.metrics[0]?.dataPoints[0];
    expect(point).toMatchObject({ startTime: [1, 500_000_000], endTime: [3, 250_500_000] });
  });
});
