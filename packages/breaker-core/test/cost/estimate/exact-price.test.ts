import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CostEstimator, type TokenCounts } from '../../../src/cost/estimate/index.js';
import { seeded } from '../../seeded.js';
import { PRICES, thrownBy } from './estimate-lab.js';

const MAX_MICROS = 10n ** 15n;
const PLACES = 9;

/** A price as whole billionths: what the decimal says, whatever a double makes of it. */
const price = fc.oneof(
  fc.integer({ min: 0, max: 100 * 10 ** 9 }),
  fc.integer({ min: 0, max: 1_000 }).map((units) => units * 10 ** PLACES),
  fc.integer({ min: 0, max: 100_000 }).map((cents) => cents * 10 ** (PLACES - 2)),
);
const tokens = fc.oneof(
  fc.nat({ max: 1_000_000 }),
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
);
const four = <T>(part: fc.Arbitrary<T>) => fc.tuple(part, part, part, part);

/** `billionths` as the decimal of a price, written digit by digit. */
function decimal(billionths: number): number {
  const digits = String(billionths).padStart(PLACES + 1, '0');
  return Number(`${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
}

function estimatorOf([input, output, cached, reasoning]: readonly number[]): CostEstimator {
  const model = {
    inputPerMillion: decimal(input ?? 0),
    outputPerMillion: decimal(output ?? 0),
    cachedInputPerMillion: decimal(cached ?? 0),
    reasoningPerMillion: decimal(reasoning ?? 0),
  };
  return new CostEstimator({ prices: { date: '2026-03-01', currency: 'USD', models: { model } } });
}

function trueMicros(prices: readonly number[], counts: readonly number[]): bigint {
  const scale = 10n ** BigInt(PLACES);
  const scaled = counts.reduce(
    (sum, count, kind) => sum + BigInt(count) * BigInt(prices[kind] ?? 0),
    0n,
  );
  return (scaled + scale - 1n) / scale;
}

/** Micro-units, or the code of the error. */
function estimated(estimator: CostEstimator, tokens: TokenCounts, model = 'model'): unknown {
  let micros: unknown;
  const error = thrownBy(() => (micros = estimator.estimate({ model, tokens }).micros));
  return error?.code ?? micros;
}

/** The same for reported usage. */
function charged(estimator: CostEstimator, tokens: TokenCounts, model = 'model'): unknown {
  let micros: unknown;
  const error = thrownBy(() => (micros = estimator.priceOf({ model, tokens })));
  return error?.code ?? micros;
}

describe('tokens × price is exact, rounded up once', () => {
  test('for all decimals and counts it is what whole numbers of any size say', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(four(price), four(tokens), (prices, counts) => {
        const [input, output, cachedInput, reasoning] = counts;
        const given = { input, output, cachedInput, reasoning };
        const estimator = estimatorOf(prices);
        const micros = trueMicros(prices, counts);
        const countable = micros <= MAX_MICROS;
        const expected = countable ? Number(micros) : 'ERR_INVALID_AMOUNT';
        reached.add(typeof expected);
        expect(estimated(estimator, given)).toBe(expected);
        expect(charged(estimator, given)).toBe(expected);
      }),
      { ...seeded, numRuns: 2_000 },
    );
    expect([...reached].sort()).toEqual(['number', 'string']);
  });

  test('also where a double would lose the last micro-unit', () => {
    const estimator = estimatorOf([100 * 10 ** 9 - 1, 0, 0, 0]);
    const input = 9_999_999_999_999;
    expect(estimated(estimator, { input })).toBe(Number(trueMicros([100 * 10 ** 9 - 1], [input])));
  });

  test('the parts are added before they are rounded', () => {
    const estimator = new CostEstimator({ prices: PRICES });
    const half = { input: 2, output: 0, cachedInput: 2, reasoning: 0 };
    expect(estimated(estimator, half, 'small')).toBe(1);
    expect(estimated(estimator, { input: 10, output: 20 }, 'small')).toBe(14);
  });

  test('the four kinds are disjoint, each at its own price', () => {
    const estimator = new CostEstimator({ prices: PRICES });
    const kinds = { input: 1_000, output: 100, cachedInput: 10_000, reasoning: 10 };
    expect(charged(estimator, kinds, 'large')).toBe(3_000 + 1_500 + 3_000 + 120);
  });

  test('cached input costs what input costs, and reasoning what output does, unless told', () => {
    const estimator = new CostEstimator({ prices: PRICES });
    expect(charged(estimator, { cachedInput: 100 }, 'small')).toBe(15);
    expect(charged(estimator, { reasoning: 100 }, 'small')).toBe(60);
  });

  test.each([
    [0.1 + 0.2, 10, 4],
    [1e-7, 10_000_000, 1],
    [1e-7, 10_000_001, 2],
    [Number.MIN_VALUE, 1, 1],
    [Number.MIN_VALUE, 0, 0],
    [1e9, 1_000_000, 1e15],
    [0, Number.MAX_SAFE_INTEGER, 0],
  ])('%p a million: %p tokens cost %p micro-units', (inputPerMillion, input, micros) => {
    const models = { model: { inputPerMillion, outputPerMillion: 0 } };
    const prices = { date: '2026-03-01', currency: 'USD', models };
    expect(charged(new CostEstimator({ prices }), { input })).toBe(micros);
  });

  test('usage that costs more than any amount is an error of the actual', () => {
    const estimator = estimatorOf([10 ** 12, 0, 0, 0]);
    const tokens = { input: Number.MAX_SAFE_INTEGER };
    const error = thrownBy(() => estimator.priceOf({ model: 'model', tokens }));
    expect(error).toMatchObject({ code: 'ERR_INVALID_AMOUNT', role: 'actual' });
  });
});
