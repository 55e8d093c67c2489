import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CostEstimator, type CostEstimatorOptions } from '../../../src/cost/estimate/index.js';
import { seeded } from '../../seeded.js';
import { learnPriced, UNIT_PRICES } from './estimate-lab.js';

const operation = 'a';

function calibrating(options: CostEstimatorOptions = {}): CostEstimator {
  return new CostEstimator({ prices: UNIT_PRICES, calibrate: true, ...options });
}

function priced(estimator: CostEstimator, priceMicros: number, of = operation) {
  return estimator.estimate({ operation: of, model: 'unit', tokens: { input: priceMicros } });
}

/** Calls that each cost `bias` times their price. */
function biased(estimator: CostEstimator, bias: number, calls: number): void {
  for (let call = 0; call < calls; call += 1) {
    learnPriced(estimator, { operation, priceMicros: 10_000, bias });
  }
}

describe('calibration finds the bias of an operation’s prices', () => {
  test('from 0.25× to 4×, after ten calls, and stays there', () => {
    const bias = fc.double({ min: 0.25, max: 4, noNaN: true });
    const prices = fc.array(fc.integer({ min: 10_000, max: 1_000_000 }), {
      minLength: 300,
      maxLength: 300,
    });
    fc.assert(
      fc.property(bias, prices, (trueBias, pricesMicros) => {
        const estimator = calibrating();
        for (const [call, priceMicros] of pricesMicros.entries()) {
          const { calibrationFactor, micros } = priced(estimator, priceMicros);
          const expected = call < 10 ? 1 : trueBias;
          expect(Math.abs(calibrationFactor / expected - 1)).toBeLessThan(0.001);
          expect(Math.abs(micros / (priceMicros * expected) - 1)).toBeLessThan(0.001);
          learnPriced(estimator, { operation, priceMicros, bias: trueBias });
        }
      }),
      { ...seeded, numRuns: 30 },
    );
  });

  test.each([
    [100, 4],
    [0.01, 0.25],
    [0, 0.25],
  ])('a bias of %p× is not followed beyond %p', (bias, factor) => {
    const estimator = calibrating();
    biased(estimator, bias, 50);
    expect(priced(estimator, 1_000)).toMatchObject({
      calibrationFactor: factor,
      estimateMicros: 1_000,
      micros: 1_000 * factor,
      meanMicros: 1_000 * factor,
    });
  });

  test('it moves on when the bias does, once the old samples are gone', () => {
    const estimator = calibrating({ history: { samplesPerOperation: 20 } });
    biased(estimator, 3, 100);
    biased(estimator, 0.5, 20);
    expect(priced(estimator, 1_000).calibrationFactor).toBe(0.5);
  });

  test('nine samples are too few', () => {
    const estimator = calibrating();
    biased(estimator, 2, 9);
    expect(priced(estimator, 1_000).calibrationFactor).toBe(1);
    biased(estimator, 2, 1);
    expect(priced(estimator, 1_000).calibrationFactor).toBe(2);
  });

  test('it is off by default', () => {
    const estimator = new CostEstimator({ prices: UNIT_PRICES });
    biased(estimator, 2, 50);
    expect(priced(estimator, 1_000)).toMatchObject({ calibrationFactor: 1, micros: 1_000 });
  });

  test('it is each operation’s own', () => {
    const estimator = calibrating();
    biased(estimator, 2, 10);
    expect(priced(estimator, 1_000, 'b').calibrationFactor).toBe(1);
  });

  test('only samples of priced calls teach it', () => {
    const estimator = calibrating();
    biased(estimator, 2, 10);
    for (let call = 0; call < 50; call += 1) {
      const { method, estimateMicros } = estimator.estimate({ operation });
      expect(method).toBe('history');
      estimator.learn({ operation, method, estimateMicros, actualMicros: 1 });
    }
    expect(priced(estimator, 1_000).calibrationFactor).toBe(2);
  });

  test('a calibrated estimate is rounded up', () => {
    const estimator = calibrating();
    biased(estimator, 0.75, 10);
    expect(priced(estimator, 101).micros).toBe(76);
  });

  test('prices of nothing give no ratio', () => {
    const estimator = calibrating();
    for (let call = 0; call < 10; call += 1) {
      estimator.learn({ ...priced(estimator, 0), actualMicros: 5 });
    }
    expect(priced(estimator, 1_000).calibrationFactor).toBe(1);
  });

  test('reported usage is never calibrated', () => {
    const estimator = calibrating();
    biased(estimator, 2, 10);
    expect(estimator.priceOf({ model: 'unit', tokens: { input: 1_000 } })).toBe(1_000);
  });
});
