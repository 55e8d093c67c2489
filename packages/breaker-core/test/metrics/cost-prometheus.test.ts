import { describe, expect, test } from '@jest/globals';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { CostBreaker } from '../../src/index.js';
import { BreakerMetricProducer, CostMetricProducer } from '../../src/otel/index.js';
import { costLab } from '../cost/cost-lab.js';

/** Beside the metrics of its circuit breaker: one reader has both. */
async function scrape(breaker: CostBreaker): Promise<string[]> {
  const circuit = new BreakerMetricProducer([breaker.circuit]);
  const exporter = new PrometheusExporter({
    preventServerStart: true,
    metricProducers: [circuit, new CostMetricProducer([breaker])],
  });
  new MeterProvider({ readers: [exporter] });
  const { resourceMetrics } = await exporter.collect();
  const serializer = new PrometheusSerializer(undefined, false, undefined, true, true);
  return serializer.serialize(resourceMetrics).split('\n');
}

describe('Prometheus gets the metrics of cost breakers in its own form', () => {
  test('a counter ends in _total and has its type and unit', async () => {
    const { breaker } = costLab({ name: 'a', dailyCap: 1 });
    breaker.reserve(0.1).release();
    const text = await scrape(breaker);
    expect(text).toContain('# UNIT breaker_cost_reservation_released_total {reservation}');
    expect(text).toContain('# TYPE breaker_cost_reservation_released_total counter');
    expect(text).toContain('breaker_cost_reservation_released_total{breaker_name="a"} 1');
  });

  test('money is a gauge, and its help says in which unit', async () => {
    const { breaker } = costLab({ name: 'a', dailyCap: 1_000_000 });
    const text = await scrape(breaker);
    const labels = '{breaker_name="a",breaker_cost_scope="root",breaker_cost_period="day"}';
    expect(text).toContain('# TYPE breaker_cost_budget_cap gauge');
    expect(text).toContain(`breaker_cost_budget_cap${labels} 1000000000000`);
    const helps = text.filter((line) => line.startsWith('# HELP breaker_cost_budget_'));
    expect(helps.length).toBeGreaterThan(0);
    for (const help of helps) expect(help).toMatch(/, in micro-units of the currency\.$/);
  });

  test('a scope with a quote and a line break stays one label', async () => {
    const scopes = [{ name: 'a"\nb', budgets: [{ per: 'day', cap: 1 } as const] }];
    const text = await scrape(costLab({ name: 'n', scopes }).breaker);
    expect(text).toContain(
      'breaker_cost_budget_excess{breaker_name="n",breaker_cost_scope="a\\"\\nb",breaker_cost_period="day"} 0',
    );
  });

  test('no two series are the same', async () => {
    const { breaker } = costLab({ name: 'a', dailyCap: 1, monthlyCap: 2 });
    const series = (await scrape(breaker)).filter((line) => line.startsWith('breaker_'));
    const names = series.map((line) => line.slice(0, line.lastIndexOf(' ')));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.startsWith('breaker_cost_budget_'))).toHaveLength(2 * 8);
  });
});
