import { describe, expect, test } from '@jest/globals';
import { AggregationTemporality } from '@opentelemetry/sdk-metrics';
import type { CostBreaker } from '../../src/index.js';
import { observeCostBreakers } from '../../src/otel/index.js';
import { costLab } from '../cost/cost-lab.js';
import { produced } from './cost-meters.js';
import { meterLab, type MeterLab } from './meter-lab.js';

const budget = (name: string): CostBreaker => costLab({ name, dailyCap: 1 }).breaker;

/** The cost breakers of which `lab` has any series. */
async function namesIn(lab: MeterLab): Promise<unknown[]> {
  const names = new Set<unknown>();
  for (const { dataPoints } of await lab.collect()) {
    for (const { attributes } of dataPoints) names.add(attributes['breaker.name']);
  }
  return [...names];
}

describe('the series of a cost breaker that has left its source are gone', () => {
  test('from a producer, at the next collection, for cumulative readers', async () => {
    const [one, other] = [budget('a'), budget('b')];
    const source = new Set([one, other]);
    const lab = produced(source);
    expect(await namesIn(lab)).toEqual(['a', 'b']);
    source.delete(one);
    expect(await namesIn(lab)).toEqual(['b']);
    source.clear();
    expect(await lab.collect()).toEqual([]);
  });

  test('from a meter, at the next collection, for delta readers', async () => {
    const [one, other] = [budget('a'), budget('b')];
    const source = new Set([one, other]);
    const lab = meterLab({ temporality: AggregationTemporality.DELTA });
    observeCostBreakers(lab.meter, source);
    expect(await namesIn(lab)).toEqual(['a', 'b']);
    source.delete(one);
    expect(await namesIn(lab)).toEqual(['b']);
  });

  test('one that is disposed of and still in its source is counted: its money was spent', async () => {
    const breaker = budget('a');
    const reservation = breaker.reserve(0.5);
    breaker.dispose();
    reservation.commit(0.3);
    const committed = await produced([breaker]).values('breaker.cost.budget.committed');
    expect(committed).toEqual({ 'a,root,day': 300_000 });
  });
});
