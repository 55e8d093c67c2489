import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CostEstimator } from '../../../src/cost/estimate/index.js';
import { seeded } from '../../seeded.js';
import { learnCosts } from './estimate-lab.js';

const SAMPLES = 7;
const micros = fc.oneof(fc.nat({ max: 2_000_000 }), fc.integer({ min: 0, max: 1e15 }));

describe('a history counts to the micro-unit', () => {
  test('its mean is that of the last samples, rounded up, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(micros, { minLength: 1, maxLength: 30 }), (costsMicros) => {
        const estimator = new CostEstimator({ history: { samplesPerOperation: SAMPLES } });
        learnCosts(estimator, 'a', costsMicros);
        const last = costsMicros.slice(-SAMPLES).map(BigInt);
        const sum = last.reduce((total, cost) => total + cost, 0n);
        const count = BigInt(last.length);
        const mean = Number((sum + count - 1n) / count);
        expect(estimator.estimate({ operation: 'a' }).meanMicros).toBe(mean);
      }),
      { ...seeded, numRuns: 1_000 },
    );
  });

  test('amounts beyond what a double can add leave nothing behind', () => {
    const estimator = new CostEstimator();
    learnCosts(estimator, 'a', Array<number>(5_050).fill(999_999_999_999_999));
    learnCosts(estimator, 'a', Array<number>(100).fill(1));
    const [operation] = estimator.report().operations;
    expect(operation).toMatchObject({ actualMicros: 100, meanMicros: 1 });
    expect(operation?.standardDeviationMicros).toBe(0);
  });

  test('a hundred thousand additions of 100,001 micro-units are exactly that', () => {
    const estimator = new CostEstimator();
    for (let call = 0; call < 100_000; call += 1) learnCosts(estimator, 'a', [100_001]);
    expect(estimator.report().overall.actualMicros).toBe(10_000_100_000);
  });
});
