import { describe, expect, test } from '@jest/globals';
import { CostEstimator } from '../../../src/cost/estimate/index.js';
import { learnCosts, PRICES, thrownBy } from './estimate-lab.js';

const tokens = { input: 1 };

describe('a model without a price is an error, never a guess', () => {
  test('though there is a history and a default', () => {
    const estimator = new CostEstimator({ prices: PRICES, defaultEstimate: 0.01 });
    learnCosts(estimator, 'summary', [1, 2, 3]);
    const request = { operation: 'summary', model: 'larger', tokens };
    expect(thrownBy(() => estimator.estimate(request))).toMatchObject({
      code: 'ERR_UNKNOWN_MODEL',
      name: 'UnknownModelError',
      model: 'larger',
      knownModels: ['large', 'small'],
      message:
        'model "larger" has no price: add it to the price table; known models: "large", "small"',
    });
  });

  test('also when its usage is to be charged', () => {
    const estimator = new CostEstimator({ prices: PRICES });
    const error = thrownBy(() => estimator.priceOf({ model: 'LARGE', tokens }));
    expect(error).toMatchObject({ code: 'ERR_UNKNOWN_MODEL', model: 'LARGE' });
  });

  test('without a price table no model has a price', () => {
    const estimator = new CostEstimator();
    const error = thrownBy(() => estimator.priceOf({ model: 'small', tokens }));
    expect(error).toMatchObject({ code: 'ERR_UNKNOWN_MODEL', knownModels: [] });
    expect(error?.message).toMatch(/known models: none$/);
  });

  test('of a long table the message names the first twenty', () => {
    const names = Array.from({ length: 23 }, (_, index) => `model-${index}`);
    const price = { inputPerMillion: 1, outputPerMillion: 1 };
    const models = Object.fromEntries(names.map((name) => [name, price]));
    const estimator = new CostEstimator({ prices: { ...PRICES, models } });
    const error = thrownBy(() => estimator.priceOf({ model: 'other', tokens }));
    expect(error?.message).toMatch(/"model-19" and 3 more$/);
    expect(error?.knownModels).toEqual(names);
  });
});
