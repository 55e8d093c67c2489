import { describe, expect, test } from '@jest/globals';
import { CostEstimator, type PriceTable } from '../../../src/cost/estimate/index.js';
import { PRICES, thrownBy } from './estimate-lab.js';

const NO_PRICES: readonly unknown[] = [
  Number.NaN,
  -0.01,
  Number.POSITIVE_INFINITY,
  1_000_000_000.1,
  '3',
  null,
];

/** The options that the constructor complains about, in its order. */
function complaints(prices: unknown): unknown[] {
  const error = thrownBy(() => new CostEstimator({ prices: prices as PriceTable }));
  if (error === undefined) return [];
  expect(error.code).toBe('ERR_INVALID_OPTIONS');
  return (error.violations as { option: string }[]).map(({ option }) => option);
}

const pricedAt = (part: object): object => ({
  ...PRICES,
  models: { m: { inputPerMillion: 1, outputPerMillion: 1, ...part } },
});

describe('a price table is checked as a whole', () => {
  test('every violation is reported at once', () => {
    const table = {
      date: '2026-02-30',
      currency: '',
      region: 'eu',
      models: {
        a: { inputPerMillion: Number.NaN, outputPerMillion: -1, perCall: 3 },
        b: { outputPerMillion: 1, cachedInputPerMillion: Infinity, reasoningPerMillion: 2e9 },
        c: null,
        d: PRICES.models.large,
      },
    };
    expect(complaints(table)).toEqual([
      'prices.region',
      'prices.date',
      'prices.currency',
      'prices.models["a"].perCall',
      'prices.models["a"].inputPerMillion',
      'prices.models["a"].outputPerMillion',
      'prices.models["b"].inputPerMillion',
      'prices.models["b"].cachedInputPerMillion',
      'prices.models["b"].reasoningPerMillion',
      'prices.models["c"]',
    ]);
  });

  test.each([
    'inputPerMillion',
    'outputPerMillion',
    'cachedInputPerMillion',
    'reasoningPerMillion',
  ])('%s: each impossible value is named, and nothing else', (key) => {
    for (const value of NO_PRICES) {
      expect(complaints(pricedAt({ [key]: value }))).toEqual([`prices.models["m"].${key}`]);
    }
  });

  test.each(['2026-02-30', '2026-13-01', '2026-00-10', '26-03-01', '2026-3-1', '', 20260301, null])(
    'a date of %p is none',
    (date) => {
      expect(complaints({ ...PRICES, date })).toEqual(['prices.date']);
    },
  );

  test('29 February is a date in a leap year only', () => {
    expect(complaints({ ...PRICES, date: '2028-02-29' })).toEqual([]);
    expect(complaints({ ...PRICES, date: '2026-02-29' })).toEqual(['prices.date']);
  });

  test.each([[{}], [[]], [null], [new Map([['m', 1]])]])('models of %p are none', (models) => {
    expect(complaints({ ...PRICES, models })).toEqual(['prices.models']);
  });

  test.each([[null], [[]], ['USD']])('%p is no table', (prices) => {
    expect(complaints(prices)).toEqual(['prices']);
  });

  test('the smallest and the largest price are prices', () => {
    expect(complaints(pricedAt({ inputPerMillion: 0, outputPerMillion: 1e9 }))).toEqual([]);
    expect(complaints(pricedAt({ cachedInputPerMillion: undefined }))).toEqual([]);
  });
});

describe('a price table is copied and frozen', () => {
  test('later changes of the one that was given change no price', () => {
    const table = structuredClone(PRICES) as { models: Record<string, object> };
    const estimator = new CostEstimator({ prices: table as unknown as PriceTable });
    Object.assign(table.models.small ?? {}, { inputPerMillion: 1_000 });
    table.models.added = { inputPerMillion: 0, outputPerMillion: 0 };
    const tokens = { input: 100 };
    expect(estimator.priceOf({ model: 'small', tokens })).toBe(15);
    expect(thrownBy(() => estimator.priceOf({ model: 'added', tokens }))).toBeDefined();
  });

  test('the copy has the defaults filled in, and cannot be changed', () => {
    const { prices } = new CostEstimator({ prices: PRICES });
    expect(prices).toEqual({
      ...PRICES,
      models: {
        ...PRICES.models,
        small: {
          inputPerMillion: 0.15,
          outputPerMillion: 0.6,
          cachedInputPerMillion: 0.15,
          reasoningPerMillion: 0.6,
        },
      },
    });
    for (const part of [prices, prices?.models, prices?.models.small]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  test('a frozen table will do, and is left as it was', () => {
    const before = structuredClone(PRICES);
    expect(complaints(Object.freeze({ ...PRICES }))).toEqual([]);
    expect(PRICES).toEqual(before);
  });
});
