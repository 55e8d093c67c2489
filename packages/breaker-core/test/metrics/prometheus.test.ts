import { describe, expect, test } from '@jest/globals';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { BreakerRegistry } from '../../src/index.js';
import { BreakerMetricProducer } from '../../src/otel/index.js';

async function scrape(registry: BreakerRegistry): Promise<string[]> {
  const exporter = new PrometheusExporter({
    preventServerStart: true,
    metricProducers: [new BreakerMetricProducer(registry)],
  });
  new MeterProvider({ readers: [exporter] });
  const { resourceMetrics } = await exporter.collect();
  const serializer = new PrometheusSerializer(undefined, false, undefined, true, true);
  return serializer.serialize(resourceMetrics).split('\n');
}

describe('Prometheus gets the metrics in its own form', () => {
  test('a counter ends in _total and has its type and unit', async () => {
    const registry = new BreakerRegistry();
    await registry.get('a.example').execute(async () => Promise.resolve());
    const text = await scrape(registry);
    expect(text).toContain('# UNIT breaker_calls_total {call}');
    expect(text).toContain('# TYPE breaker_calls_total counter');
    expect(text).toContain(
      'breaker_calls_total{breaker_name="a.example",breaker_key="a.example",breaker_outcome="success"} 1',
    );
  });

  test('the state is a gauge of 0 and 1', async () => {
    const registry = new BreakerRegistry();
    registry.get('a').forceOpen();
    const text = await scrape(registry);
    const series = 'breaker_state{breaker_name="a",breaker_key="a",breaker_state=';
    expect(text).toContain('# TYPE breaker_state gauge');
    expect(text).toContain(`${series}"forced-open"} 1`);
    expect(text).toContain(`${series}"closed"} 0`);
  });

  test('a key with a quote and a line break stays one label', async () => {
    const registry = new BreakerRegistry({ optionsFor: () => ({ name: 'n' }) });
    registry.get('a"\nb');
    const text = await scrape(registry);
    expect(text).toContain('breaker_call_active{breaker_name="n",breaker_key="a\\"\\nb"} 0');
  });

  test('no two series are the same', async () => {
    const registry = new BreakerRegistry();
    for (const key of ['a', 'b', 'c']) registry.get(key);
    const series = (await scrape(registry)).filter((line) => line.startsWith('breaker_'));
    const names = series.map((line) => line.slice(0, line.lastIndexOf(' ')));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(3 * (6 + 7 + 8));
  });
});
