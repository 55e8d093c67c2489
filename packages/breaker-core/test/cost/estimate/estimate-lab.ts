import type { CostEstimator, PriceTable } from '../../../src/cost/estimate/index.js';

/** Prices of two models that nobody sells. */
export const PRICES: PriceTable = {
  date: '2026-03-01',
  currency: 'USD',
  models: {
    large: {
      inputPerMillion: 3,
      outputPerMillion: 15,
      cachedInputPerMillion: 0.3,
      reasoningPerMillion: 12,
    },
    small: { inputPerMillion: 0.15, outputPerMillion: 0.6 },
  },
};

/** One micro-unit a token. */
export const UNIT_PRICES: PriceTable = {
  date: '2026-03-01',
  currency: 'USD',
  models: { unit: { inputPerMillion: 1, outputPerMillion: 1 } },
};

/** Lets an operation have cost these amounts, one call after the other. */
export function learnCosts(
  estimator: CostEstimator,
  operation: string,
  costsMicros: readonly number[],
): void {
  for (const actualMicros of costsMicros) {
    estimator.learn({ operation, estimateMicros: 100, actualMicros, method: 'default' });
  }
}

/** Prices a call, lets it cost `bias` times its price, and learns from it. */
export function learnPriced(
  estimator: CostEstimator,
  { operation, priceMicros, bias }: { operation: string; priceMicros: number; bias: number },
): void {
  const estimate = estimator.estimate({
    operation,
    model: 'unit',
    tokens: { input: priceMicros },
  });
  estimator.learn({ ...estimate, actualMicros: Math.round(priceMicros * bias) });
}

/** What `act` throws, with its own properties; undefined when it does not throw. */
export function thrownBy(act: () => unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    act();
  } catch (error) {
    return error as Record<string, unknown>;
  }
  return undefined;
}
