import { describe, expect, test } from '@jest/globals';
import { CostEstimator, type PriceTable } from '../../../src/cost/estimate/index.js';
import { learnCosts, PRICES, thrownBy } from './estimate-lab.js';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '\n', 'ключ'];
const tokens = { input: 100 };
const text = (inputPerMillion: number): string =>
  JSON.stringify({ inputPerMillion, outputPerMillion: 0 });

/** A table as it comes from a file, where `__proto__` is a name like others. */
const prices = {
  ...PRICES,
  models: JSON.parse(
    `{${NAMES.map((name, index) => `${JSON.stringify(name)}:${text(index + 1)}`).join()}}`,
  ) as PriceTable['models'],
};

describe('a name is a name, whatever it means to the language', () => {
  test.each(NAMES.map((name, index) => [name, index + 1]))(
    'model %j has its price',
    (model, price) => {
      const estimator = new CostEstimator({ prices });
      expect(estimator.priceOf({ model: String(model), tokens })).toBe(Number(price) * 100);
      expect(Object.keys(estimator.prices?.models ?? {})).toEqual(NAMES);
    },
  );

  test.each(NAMES)('model %j is unknown where it has none', (model) => {
    const estimator = new CostEstimator({ prices: PRICES });
    const error = thrownBy(() => estimator.estimate({ model, tokens }));
    expect(error).toMatchObject({ code: 'ERR_UNKNOWN_MODEL', model });
    expect(estimator.prices?.models[model]).toBeUndefined();
  });

  test.each(NAMES)('operation %j has a history once it has cost something', (operation) => {
    const estimator = new CostEstimator({ defaultEstimate: 0 });
    expect(estimator.estimate({ operation }).method).toBe('default');
    learnCosts(estimator, operation, [5]);
    expect(estimator.estimate({ operation })).toMatchObject({ method: 'history', micros: 5 });
    expect(estimator.report().operations).toMatchObject([{ operation, samples: 1 }]);
  });

  test('nothing of it reaches the prototype of all objects', () => {
    new CostEstimator({ prices });
    expect(Reflect.get({}, 'inputPerMillion')).toBeUndefined();
  });
});
