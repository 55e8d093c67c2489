import { describe, expect, test } from '@jest/globals';
import { CostEstimator } from '../../../src/cost/estimate/index.js';
import { learnCosts, learnPriced, UNIT_PRICES } from './estimate-lab.js';

const operation = 'a';

function ofHistory(costsMicros: readonly number[]): number {
  const estimator = new CostEstimator();
  learnCosts(estimator, operation, costsMicros);
  return estimator.estimate({ operation }).confidence;
}

function ofPrice({ bias, calibrate }: { bias: number; calibrate: boolean }): number {
  const estimator = new CostEstimator({ prices: UNIT_PRICES, calibrate });
  for (let call = 0; call < 10; call += 1) {
    learnPriced(estimator, { operation, priceMicros: 1_000, bias });
  }
  return estimator.estimate({ operation, model: 'unit', tokens: { input: 1 } }).confidence;
}

describe('confidence follows its formula', () => {
  test('a history is trusted by its samples', () => {
    expect(ofHistory([500])).toBeCloseTo(1 / 11, 12);
    expect(ofHistory(Array<number>(10).fill(500))).toBeCloseTo(0.5, 12);
    expect(ofHistory(Array<number>(90).fill(0))).toBeCloseTo(0.9, 12);
  });

  test('a history is trusted less where its costs are spread', () => {
    const spread = Math.sqrt(2) * 50;
    expect(ofHistory([50, 150])).toBeCloseTo((2 / 12) * (100 / (100 + spread)), 12);
  });

  test.each([
    [1, 1],
    [2, 0.5],
    [0.5, 0.5],
    [10, 0.1],
    [0, 0],
  ])('prices that were charged %p× are trusted %p', (bias, confidence) => {
    expect(ofPrice({ bias, calibrate: false })).toBeCloseTo(confidence, 12);
  });

  test('a calibrated price is trusted by what calibration leaves', () => {
    expect(ofPrice({ bias: 2, calibrate: true })).toBeCloseTo(1, 12);
    expect(ofPrice({ bias: 8, calibrate: true })).toBeCloseTo(0.5, 12);
  });
});
