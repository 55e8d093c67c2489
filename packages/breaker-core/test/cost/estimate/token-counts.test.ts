import { describe, expect, test } from '@jest/globals';
import { CostEstimator, type TokenCounts } from '../../../src/cost/estimate/index.js';
import { PRICES, thrownBy } from './estimate-lab.js';

const KINDS = ['input', 'output', 'cachedInput', 'reasoning'] as const;
const NO_COUNTS: readonly unknown[] = [
  Number.NaN,
  -1,
  0.5,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  '5',
  null,
  5n,
];

/** What both ways to price tokens say against them: the count, and the value. */
function refusals(tokens: unknown): unknown[] {
  const estimator = new CostEstimator({ prices: PRICES, defaultEstimate: 1 });
  const request = { model: 'small', tokens: tokens as TokenCounts };
  const acts = [() => estimator.estimate(request), () => estimator.priceOf(request)];
  return acts.map((act) => {
    const error = thrownBy(act);
    return error && [error.code, error.count, error.value];
  });
}

describe('a token count that is none is a clear error, never a price', () => {
  test.each(KINDS)('%s: each impossible value is named', (kind) => {
    for (const value of NO_COUNTS) {
      const refusal = ['ERR_INVALID_TOKENS', `tokens.${kind}`, value];
      expect(refusals({ input: 1, output: 1, [kind]: value })).toEqual([refusal, refusal]);
    }
  });

  test('a misspelt count is not a count of 0', () => {
    const refusal = ['ERR_INVALID_TOKENS', 'tokens.outputs', 5];
    expect(refusals({ input: 1, outputs: 5 })).toEqual([refusal, refusal]);
  });

  test.each([[{}], [{ input: undefined }], [[]], [null], [5]])('%p says nothing', (tokens) => {
    const refusal = ['ERR_INVALID_TOKENS', 'tokens', tokens];
    expect(refusals(tokens)).toEqual([refusal, refusal]);
  });

  test('they are looked at also where they are not priced', () => {
    const estimator = new CostEstimator({ defaultEstimate: 1 });
    const error = thrownBy(() => estimator.estimate({ tokens: { input: Number.NaN } }));
    expect(error?.message).toBe(
      'tokens.input must be a whole number from 0 to 9007199254740991; got NaN',
    );
  });

  test('usage without tokens has no price', () => {
    const estimator = new CostEstimator({ prices: PRICES });
    const usage = { model: 'small' } as unknown as { model: string; tokens: TokenCounts };
    expect(thrownBy(() => estimator.priceOf(usage))?.code).toBe('ERR_INVALID_TOKENS');
  });

  test('0 is a count', () => {
    const estimator = new CostEstimator({ prices: PRICES });
    expect(estimator.priceOf({ model: 'small', tokens: { input: 0 } })).toBe(0);
    expect(estimator.priceOf({ model: 'small', tokens: { output: -0 } })).toBe(0);
  });
});
