import { describe, expect, jest, test } from '@jest/globals';
import { CircuitBreaker } from '../../src/index.js';
import { BreakerMetricProducer, observeBreakers } from '../../src/otel/index.js';
import { codeOf } from '../fixture.js';
import { meterLab } from './meter-lab.js';

/** Breakers that tell how often they were asked for. */
function countedSource() {
  const breakers = [new CircuitBreaker({ name: 'a' })];
  const source = {
    readings: 0,
    [Symbol.iterator]() {
      source.readings++;
      return breakers.values();
    },
  };
  return source;
}

describe('metrics cost nothing until somebody collects', () => {
  test('a breaker is read once per collection, and never between', async () => {
    const source = countedSource();
    const lab = meterLab();
    observeBreakers(lab.meter, source);
    expect(source.readings).toBe(0);
    await lab.collect();
    await lab.collect();
    expect(source.readings).toBe(2);
  });

  test('nothing is registered on a breaker', async () => {
    const breaker = new CircuitBreaker();
    const on = jest.spyOn(breaker, 'on');
    const lab = meterLab({ metricProducers: [new BreakerMetricProducer([breaker])] });
    observeBreakers(lab.meter, [breaker]);
    await lab.collect();
    expect(on).not.toHaveBeenCalled();
  });

  test('the function it returns ends it, and may be called again', async () => {
    const source = countedSource();
    const lab = meterLab();
    const end = observeBreakers(lab.meter, source);
    end();
    end();
    await lab.collect();
    expect(source.readings).toBe(0);
  });

  test.each([undefined, null, 7, 'breakers', {}])('%p is refused as a source', (source) => {
    const { meter } = meterLab();
    expect(codeOf(() => observeBreakers(meter, source as never))).toBe('ERR_INVALID_CALL');
    expect(codeOf(() => new BreakerMetricProducer(source as never))).toBe('ERR_INVALID_CALL');
  });

  test('an iterable that throws fails no reader: other metrics are collected', async () => {
    const broken = {
      [Symbol.iterator]: () => {
        throw new Error('broken');
      },
    };
    const producer = new BreakerMetricProducer(broken);
    const { meter, reader } = meterLab({ metricProducers: [producer] });
    meter.createCounter('other').add(1);
    const { resourceMetrics, errors } = await reader.collect();
    expect(errors).toEqual([new Error('broken')]);
    expect(resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics)).toHaveLength(1);
  });
});
