import { describe, expect, test } from '@jest/globals';
import { AggregationTemporality } from '@opentelemetry/sdk-metrics';
import { BreakerRegistry } from '../../src/index.js';
import { BreakerMetricProducer, observeBreakers } from '../../src/otel/index.js';
import { meterLab, type MeterLab } from './meter-lab.js';

const NAMES = ['breaker.calls', 'breaker.call.active', 'breaker.state'];

/** The keys of which `lab` has any series. */
async function keysIn(lab: MeterLab): Promise<unknown[]> {
  const keys = new Set<unknown>();
  for (const { dataPoints } of await lab.collect()) {
    for (const { attributes } of dataPoints) keys.add(attributes['breaker.key']);
  }
  return [...keys];
}

describe('the series of a key that the registry has forgotten are gone', () => {
  test('from a producer, at the next collection, for cumulative readers', async () => {
    const registry = new BreakerRegistry({ maxBreakers: 2 });
    const lab = meterLab({ metricProducers: [new BreakerMetricProducer(registry)] });
    for (const key of ['a', 'b']) registry.get(key);
    expect(await keysIn(lab)).toEqual(['a', 'b']);
    registry.get('c');
    expect(await keysIn(lab)).toEqual(['b', 'c']);
    registry.dispose();
    expect(await lab.collect()).toEqual([]);
  });

  test('from a meter, at the next collection, for delta readers', async () => {
    const registry = new BreakerRegistry();
    const lab = meterLab({ temporality: AggregationTemporality.DELTA });
    observeBreakers(lab.meter, registry);
    for (const key of ['a', 'b']) registry.get(key);
    expect(await keysIn(lab)).toEqual(['a', 'b']);
    registry.delete('a');
    expect(await keysIn(lab)).toEqual(['b']);
  });

  test('5,000 keys that came and went leave a producer with those of now', async () => {
    const registry = new BreakerRegistry({ maxBreakers: 2 });
    const lab = meterLab({ metricProducers: [new BreakerMetricProducer(registry)] });
    for (let key = 0; key < 5_000; key++) {
      registry.get(String(key));
      if (key % 500 === 0) await lab.collect();
    }
    for (const name of NAMES) {
      const keys = Object.keys(await lab.values(name)).map((series) => series.split(',')[1]);
      expect([...new Set(keys)]).toEqual(['4998', '4999']);
    }
  });
});
