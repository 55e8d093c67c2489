import { describe, expect, test } from '@jest/globals';
import { BreakerRegistry, CircuitBreaker } from '../../src/index.js';
import { BreakerMetricProducer } from '../../src/otel/index.js';
import { meterLab } from './meter-lab.js';

const labOf = (source: ConstructorParameters<typeof BreakerMetricProducer>[0]) =>
  meterLab({ metricProducers: [new BreakerMetricProducer(source)] });

describe('two breakers of one name', () => {
  test('in an iterable, are one series with the sum', async () => {
    const breakers = [new CircuitBreaker({ name: 'a' }), new CircuitBreaker({ name: 'a' })];
    for (const breaker of breakers) breaker.acquire();
    breakers[1]?.forceOpen();
    const lab = labOf(breakers);
    expect(await lab.values('breaker.call.active')).toEqual({ a: 2 });
    expect(await lab.values('breaker.state')).toMatchObject({ 'a,closed': 1, 'a,forced-open': 1 });
  });

  test('in a registry, are told apart by their key', async () => {
    const registry = new BreakerRegistry({ optionsFor: () => ({ name: 'a' }) });
    registry.get('one').acquire();
    registry.get('two');
    expect(await labOf(registry).values('breaker.call.active')).toEqual({ 'a,one': 1, 'a,two': 0 });
  });

  test('a breaker that comes twice is counted once', async () => {
    const breaker = new CircuitBreaker({ name: 'a' });
    breaker.acquire();
    expect(await labOf([breaker, breaker]).values('breaker.call.active')).toEqual({ a: 1 });
  });
});
