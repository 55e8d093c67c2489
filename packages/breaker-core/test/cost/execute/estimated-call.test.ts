import { describe, expect, test } from '@jest/globals';
import { CostEstimator } from '../../../src/index.js';
import { costLab, daily } from '../cost-lab.js';

const prices = {
  currency: 'USD',
  date: '2026-03-01',
  models: {
    large: { inputPerMillion: 10, outputPerMillion: 40 },
    small: { inputPerMillion: 1, outputPerMillion: 4 },
  },
};
const tokens = { input: 1_000, output: 1_000 };
const LARGE_MICROS = 50_000;

function estimating(options = {}) {
  const estimator = new CostEstimator({ prices, ...options });
  return { estimator, ...costLab({ dailyCap: 1, estimator }) };
}

describe('a call without an estimate is estimated', () => {
  test('by tokens and price, and that is what is held', async () => {
    const { breaker } = estimating();
    let heldMicros = 0;
    await breaker.execute(() => void (heldMicros = daily(breaker).reservedMicros), {
      model: 'large',
      tokens,
    });
    expect(heldMicros).toBe(LARGE_MICROS);
  });

  test('is handed its model, and charged what the usage in its result costs', async () => {
    const { breaker } = estimating();
    const model = await breaker.execute((call) => call.model, {
      model: 'large',
      tokens,
      usage: () => ({ input: 500, output: 100 }),
    });
    expect(model).toBe('large');
    expect(daily(breaker).committedMicros).toBe(9_000);
  });

  test('and the estimator learns what it has cost', async () => {
    const { breaker, estimator } = estimating({ defaultEstimate: 0.5 });
    const call = { operation: 'summary', actual: () => 0.1 };
    for (let i = 0; i < 5; i++) await breaker.execute(() => 1, call);
    expect(estimator.estimate({ operation: 'summary' })).toMatchObject({
      method: 'history',
      micros: 100_000,
    });
  });

  test('a cost that could not be read teaches nothing', async () => {
    const { breaker, estimator } = estimating({ defaultEstimate: 0.5 });
    await breaker.execute(() => 1, { operation: 'summary', actual: () => Number.NaN });
    expect(estimator.report().operations).toEqual([]);
    expect(daily(breaker).committedMicros).toBe(500_000);
  });

  test('usage that is none is charged by the estimate, and told', async () => {
    const { breaker } = estimating();
    const usage = () => ({ input: -1 });
    await breaker.execute(() => 1, { model: 'large', tokens, usage });
    expect(breaker.usage.unpriced).toBe(1);
    expect(daily(breaker).committedMicros).toBe(LARGE_MICROS);
  });
});

describe('a call that cannot be estimated never runs', () => {
  const cases = {
    'an unknown model': [{ model: 'new', tokens }, 'ERR_UNKNOWN_MODEL'],
    'nothing to estimate from': [{ operation: 'unseen' }, 'ERR_NO_ESTIMATE'],
    'tokens that are none': [{ model: 'large', tokens: { input: 0.5 } }, 'ERR_INVALID_TOKENS'],
  } as const;
  for (const [what, [call, code]] of Object.entries(cases)) {
    test(`${what}: ${code}`, async () => {
      const { breaker } = estimating();
      let runs = 0;
      await expect(breaker.execute(() => ++runs, call)).rejects.toMatchObject({ code });
      expect(runs).toBe(0);
      expect(breaker.usage.admitted).toBe(0);
    });
  }

  test('neither estimate nor estimator: ERR_INVALID_CALL', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    await expect(breaker.execute(() => 1, { operation: 'x' })).rejects.toMatchObject({
      code: 'ERR_INVALID_CALL',
    });
  });
});
