import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CostEstimator } from '../../../src/cost/estimate/index.js';
import { seeded } from '../../seeded.js';
import { learnPriced, UNIT_PRICES } from './estimate-lab.js';

const NOTHING = {
  samples: 0,
  estimateMicros: 0,
  actualMicros: 0,
  bias: null,
  meanMicros: 0,
  standardDeviationMicros: 0,
};

const sample = fc.record({
  operation: fc.constantFrom('a', 'b', 'c', undefined),
  estimateMicros: fc.nat({ max: 1_000_000 }),
  actualMicros: fc.nat({ max: 1_000_000 }),
  method: fc.constantFrom('price' as const, 'history' as const, 'default' as const),
});
type Sample = typeof sample extends fc.Arbitrary<infer S> ? S : never;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** The report's figures, straight from the samples. */
function accuracyOf(samples: readonly Sample[]) {
  const actuals = samples.map(({ actualMicros }) => actualMicros);
  const estimateMicros = sum(samples.map((one) => one.estimateMicros));
  const mean = actuals.length === 0 ? 0 : sum(actuals) / actuals.length;
  const squares = sum(actuals.map((actual) => (actual - mean) ** 2));
  return {
    samples: samples.length,
    estimateMicros,
    actualMicros: sum(actuals),
    bias: estimateMicros === 0 ? null : sum(actuals) / estimateMicros,
    meanMicros: mean,
    standardDeviationMicros: expect.closeTo(
      samples.length < 2 ? 0 : Math.sqrt(squares / (samples.length - 1)),
      4,
    ),
  };
}

describe('the report adds up', () => {
  test('overall over everything, of each operation over its last samples', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 60 }), (samples) => {
        const estimator = new CostEstimator({ history: { samplesPerOperation: 10 } });
        for (const one of samples) estimator.learn(one);
        const { overall, operations } = estimator.report();
        expect(overall).toEqual(accuracyOf(samples));
        const named = new Set(samples.flatMap(({ operation }) => operation ?? []));
        expect(operations.map(({ operation }) => operation).sort()).toEqual([...named].sort());
        for (const { operation, calibrationFactor, ...accuracy } of operations) {
          const own = samples.filter((one) => one.operation === operation);
          expect(accuracy).toEqual(accuracyOf(own.slice(-10)));
          expect(calibrationFactor).toBe(1);
        }
      }),
      { ...seeded, numRuns: 200 },
    );
  });

  test('an estimator that has learned nothing reports nothing', () => {
    const report = { overall: NOTHING, operations: [], forgottenOperations: 0 };
    expect(new CostEstimator().report()).toEqual(report);
  });

  test('its bias is that of the estimates before calibration', () => {
    const estimator = new CostEstimator({ prices: UNIT_PRICES, calibrate: true });
    for (let call = 0; call < 50; call += 1) {
      learnPriced(estimator, { operation: 'a', priceMicros: 1_000, bias: 3 });
    }
    const { overall, operations } = estimator.report();
    expect(overall.bias).toBe(3);
    expect(operations).toMatchObject([{ operation: 'a', bias: 3, calibrationFactor: 3 }]);
  });

  test('it is a frozen copy: what is learned later is not in it', () => {
    const estimator = new CostEstimator();
    const settled = {
      operation: 'a',
      estimateMicros: 1,
      actualMicros: 2,
      method: 'price',
    } as const;
    estimator.learn(settled);
    const report = estimator.report();
    const before = structuredClone(report);
    estimator.learn(settled);
    estimator.learn({ ...settled, operation: 'b' });
    expect(report).toEqual(before);
    for (const part of [report, report.overall, report.operations, report.operations[0]]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});
