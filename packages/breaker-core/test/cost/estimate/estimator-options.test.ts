import { describe, expect, test } from '@jest/globals';
import { CostEstimator, type CostEstimatorOptions } from '../../../src/cost/estimate/index.js';
import { thrownBy } from './estimate-lab.js';

const NO_NUMBERS = [Number.NaN, -1, Number.POSITIVE_INFINITY, '5', null, {}];
const NO_COUNTS = [...NO_NUMBERS, 0, 1.5];

/** The options that the constructor complains about, in its order. */
function complaints(options: unknown): unknown[] {
  const error = thrownBy(() => new CostEstimator(options as CostEstimatorOptions));
  const violations = (error?.violations ?? []) as { option: string }[];
  return violations.map(({ option }) => option);
}

describe('options are exact, or a clear error', () => {
  test.each<[string, readonly unknown[], (value: unknown) => object]>([
    ['defaultEstimate', [...NO_NUMBERS, 1e9 + 1], (defaultEstimate) => ({ defaultEstimate })],
    ['quantile', [...NO_NUMBERS, 0.499, 1.001], (quantile) => ({ quantile })],
    ['calibrate', ['yes', 1, null], (calibrate) => ({ calibrate })],
    ['history', [null, 5, []], (history) => ({ history })],
    [
      'history.maxOperations',
      [...NO_COUNTS, 1_000_001],
      (maxOperations) => ({ history: { maxOperations } }),
    ],
    [
      'history.samplesPerOperation',
      [...NO_COUNTS, 10_001],
      (samplesPerOperation) => ({ history: { samplesPerOperation } }),
    ],
    ['history.samples', [5], (samples) => ({ history: { samples } })],
    ['price', [5], (price) => ({ price })],
    ['options', [null, 5, []], (options) => options as object],
  ])('%s: each impossible value is named, and nothing else', (option, values, make) => {
    for (const value of values) expect(complaints(make(value))).toEqual([option]);
  });

  test('all mistakes are told at once', () => {
    const options = {
      model: 'm',
      prices: { date: 'today' },
      history: { maxOperations: 0, samplesPerOperation: 0 },
      defaultEstimate: -1,
      quantile: 95,
      calibrate: 'no',
    };
    expect(complaints(options)).toEqual([
      'model',
      'prices.date',
      'prices.currency',
      'prices.models',
      'history.maxOperations',
      'history.samplesPerOperation',
      'defaultEstimate',
      'quantile',
      'calibrate',
    ]);
  });

  test('the smallest and the largest values are accepted', () => {
    const least = { maxOperations: 1, samplesPerOperation: 1 };
    const most = { maxOperations: 1_000_000, samplesPerOperation: 10_000 };
    expect(complaints({ history: least, quantile: 0.5, defaultEstimate: 0 })).toEqual([]);
    expect(complaints({ history: most, quantile: 1, defaultEstimate: 1e9 })).toEqual([]);
  });

  test('there are none that must be given, and undefined is the default', () => {
    const names = ['prices', 'history', 'defaultEstimate', 'quantile', 'calibrate'];
    const options = Object.fromEntries(names.map((name) => [name, undefined]));
    expect(complaints(Object.freeze(options))).toEqual([]);
    expect(complaints(undefined)).toEqual([]);
  });
});
