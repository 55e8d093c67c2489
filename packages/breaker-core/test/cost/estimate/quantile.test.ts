import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CostEstimator } from '../../../src/cost/estimate/index.js';
import { seeded } from '../../seeded.js';
import { learnCosts, UNIT_PRICES } from './estimate-lab.js';

const SAMPLES = 20;
const costs = fc.array(fc.nat({ max: 1_000_000_000 }), { minLength: 1, maxLength: 50 });

/** Held for an operation of these costs. */
function held(costsMicros: readonly number[], quantile: number, samplesPerOperation = SAMPLES) {
  const estimator = new CostEstimator({ quantile, history: { samplesPerOperation } });
  learnCosts(estimator, 'a', costsMicros);
  return estimator.estimate({ operation: 'a' });
}

describe('a reservation may hold an upper quantile of what the operation has cost', () => {
  test('it is the smallest of the last samples that so large a share does not exceed', () => {
    fc.assert(
      fc.property(costs, fc.integer({ min: 50, max: 100 }), (costsMicros, percent) => {
        const sorted = costsMicros.slice(-SAMPLES).sort((a, b) => a - b);
        const rank = Math.ceil((percent * sorted.length) / 100);
        expect(held(costsMicros, percent / 100).micros).toBe(sorted[rank - 1]);
      }),
      { ...seeded, numRuns: 500 },
    );
  });

  test.each([
    [0.5, 50],
    [0.55, 55],
    [0.95, 95],
    [0.951, 96],
    [0.99, 99],
    [1, 100],
  ])('of 1 to 100 the quantile %p is %p', (quantile, micros) => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(held(hundred, quantile, 100).micros).toBe(micros);
  });

  test('the mean is told as well', () => {
    expect(held([10, 10, 10, 50], 1)).toMatchObject({
      micros: 50,
      meanMicros: 20,
      estimateMicros: 20,
    });
  });

  test('a new sample is in it at once', () => {
    const estimator = new CostEstimator({ quantile: 1 });
    for (const cost of [5, 9, 7]) {
      learnCosts(estimator, 'a', [cost]);
      estimator.estimate({ operation: 'a' });
    }
    expect(estimator.estimate({ operation: 'a' }).micros).toBe(9);
    learnCosts(estimator, 'a', [10]);
    expect(estimator.estimate({ operation: 'a' }).micros).toBe(10);
  });

  test('prices and defaults are held as they are', () => {
    const estimator = new CostEstimator({
      prices: UNIT_PRICES,
      quantile: 1,
      defaultEstimate: 0.001,
    });
    learnCosts(estimator, 'a', [900]);
    const tokens = { input: 5 };
    expect(estimator.estimate({ operation: 'a', model: 'unit', tokens }).micros).toBe(5);
    expect(estimator.estimate({ operation: 'b' }).micros).toBe(1_000);
  });
});
