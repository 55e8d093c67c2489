import { describe, expect, jest, test } from '@jest/globals';
import { BreakerRegistry, type CostBreaker } from '../../src/index.js';
import { CostMetricProducer, observeCostBreakers } from '../../src/otel/index.js';
import { codeOf, costLab } from '../cost/cost-lab.js';
import { observed, produced } from './cost-meters.js';
import { meterLab } from './meter-lab.js';

/** A cost breaker, and how often it was read. */
function countedSource() {
  const { breaker } = costLab({ name: 'a', dailyCap: 1 });
  const usage = jest.spyOn(breaker, 'usage', 'get');
  return { source: [breaker], readings: () => usage.mock.calls.length };
}

/** A cost breaker whose wall clock has gone wrong. */
function datelessBreaker(): CostBreaker {
  const { breaker, calendar } = costLab({ dailyCap: 1 });
  calendar.set('no date');
  return breaker;
}

describe('metrics of cost breakers cost nothing until somebody collects', () => {
  test.each([
    ['observed', observed],
    ['produced', produced],
  ])('%s: one is read once per collection, and never between', async (_, labOf) => {
    const { source, readings } = countedSource();
    const lab = labOf(source);
    expect(readings()).toBe(0);
    await lab.collect();
    await lab.collect();
    expect(readings()).toBe(2);
  });

  test('nothing is registered on it', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const on = jest.spyOn(breaker, 'on');
    for (const lab of [observed([breaker]), produced([breaker])]) await lab.collect();
    expect(on).not.toHaveBeenCalled();
  });

  test('the function it returns ends it, and may be called again', async () => {
    const { source, readings } = countedSource();
    const lab = meterLab();
    const end = observeCostBreakers(lab.meter, source);
    end();
    end();
    await lab.collect();
    expect(readings()).toBe(0);
  });

  test.each([undefined, null, 7, 'breakers', {}, new BreakerRegistry()])(
    '%p is refused as a source',
    (source) => {
      const { meter } = meterLab();
      expect(codeOf(() => observeCostBreakers(meter, source as never))).toBe('ERR_INVALID_CALL');
      expect(codeOf(() => new CostMetricProducer(source as never))).toBe('ERR_INVALID_CALL');
    },
  );

  test('one that cannot be read fails no reader: other metrics are collected', async () => {
    const producer = new CostMetricProducer([datelessBreaker()]);
    const { meter, reader } = meterLab({ metricProducers: [producer] });
    meter.createCounter('other').add(1);
    const { resourceMetrics, errors } = await reader.collect();
    expect(errors).toMatchObject([{ code: 'ERR_INVALID_OPTIONS' }]);
    expect(resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics)).toHaveLength(1);
  });
});
