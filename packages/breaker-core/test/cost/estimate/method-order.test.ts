import { describe, expect, test } from '@jest/globals';
import { CostEstimator, type EstimateRequest } from '../../../src/cost/estimate/index.js';
import { learnCosts, PRICES, thrownBy } from './estimate-lab.js';

const tokens = { input: 1_000 };

/** An estimator that has a price, a history of `known`, and a default. */
function equipped(): CostEstimator {
  const estimator = new CostEstimator({ prices: PRICES, defaultEstimate: 0.05 });
  learnCosts(estimator, 'known', [700, 701]);
  return estimator;
}

describe('an estimate is by the best method there is: price, history, default', () => {
  test('tokens of a model are priced', () => {
    const estimate = equipped().estimate({ operation: 'known', model: 'small', tokens });
    expect(estimate).toEqual({
      operation: 'known',
      micros: 150,
      meanMicros: 150,
      estimateMicros: 150,
      method: 'price',
      confidence: 1,
      model: 'small',
      priceDate: '2026-03-01',
      calibrationFactor: 1,
    });
  });

  test.each<[string, EstimateRequest]>([
    ['nothing else', { operation: 'known' }],
    ['a model without tokens', { operation: 'known', model: 'small' }],
    ['a model without tokens or price', { operation: 'known', model: 'unheard' }],
    ['tokens without a model', { operation: 'known', tokens }],
  ])('an operation with %s is estimated by its history', (_, request) => {
    expect(equipped().estimate(request)).toMatchObject({
      operation: 'known',
      method: 'history',
      micros: 701,
      meanMicros: 701,
      estimateMicros: 701,
      calibrationFactor: 1,
    });
  });

  test.each<[string, EstimateRequest]>([
    ['an operation never heard of', { operation: 'new' }],
    ['no operation', {}],
  ])('%s is estimated by the default', (_, request) => {
    expect(equipped().estimate(request)).toEqual({
      operation: request.operation,
      method: 'default',
      micros: 50_000,
      meanMicros: 50_000,
      estimateMicros: 50_000,
      confidence: 0,
      calibrationFactor: 1,
    });
  });

  test('with none of them it is an error that says what to give', () => {
    const error = thrownBy(() => new CostEstimator().estimate({ operation: 'new' }));
    expect(error).toMatchObject({ code: 'ERR_NO_ESTIMATE', operation: 'new' });
    expect(error?.message).toMatch(/"new" cannot be estimated.*defaultEstimate/);
  });

  test('one sample is a history', () => {
    const estimator = new CostEstimator();
    learnCosts(estimator, 'once', [42]);
    expect(estimator.estimate({ operation: 'once' })).toMatchObject({
      method: 'history',
      micros: 42,
    });
  });

  test('without a price table a model is not looked at', () => {
    const estimator = new CostEstimator({ defaultEstimate: 0.05 });
    expect(estimator.estimate({ model: 'small', tokens }).method).toBe('default');
  });

  test('a default of a fraction of a micro-unit is rounded up', () => {
    const estimator = new CostEstimator({ defaultEstimate: 0.000_000_1 });
    expect(estimator.estimate({}).micros).toBe(1);
  });

  test.each([[null], [undefined], ['known'], [{ operation: 5 }], [{ model: null }]])(
    'a request of %p is a mistake',
    (request) => {
      const error = thrownBy(() => equipped().estimate(request as EstimateRequest));
      expect(error?.code).toBe('ERR_INVALID_CALL');
    },
  );
});
