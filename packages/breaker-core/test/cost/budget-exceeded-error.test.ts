import { describe, expect, test } from '@jest/globals';
import type { BudgetExceededError } from '../../src/index.js';
import { costLab } from './cost-lab.js';

async function refusal(caps: { dailyCap?: number; monthlyCap?: number }) {
  const { breaker } = costLab({ name: 'llm', ...caps });
  breaker.reserve(0.75);
  return breaker
    .execute(() => 'never', { estimate: 0.5 })
    .then(() => undefined)
    .catch((error: unknown) => error as BudgetExceededError);
}

describe('a blocked call is told all it needs', () => {
  test('which budget, what was asked, what is left, when to try again', async () => {
    const error = await refusal({ dailyCap: 1, monthlyCap: 20 });
    expect(error).toMatchObject({
      name: 'BudgetExceededError',
      code: 'ERR_BUDGET_EXCEEDED',
      breakerName: 'llm',
      reason: 'would_exceed',
      scope: 'root',
      per: 'day',
      estimateMicros: 500_000,
      remainingMicros: 250_000,
      capMicros: 1_000_000,
      retryAtEpochMs: Date.UTC(2026, 2, 15),
    });
    expect(error?.message).toContain('2026-03-15T00:00:00.000Z');
  });

  test('when both caps block, the period that ends last', async () => {
    const error = await refusal({ dailyCap: 1, monthlyCap: 1 });
    expect(error).toMatchObject({ per: 'month', retryAtEpochMs: Date.UTC(2026, 3, 1) });
  });

  test('nothing left is told from too little left', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    breaker.reserve(1);
    expect(() => breaker.reserve(0.5)).toThrow(
      expect.objectContaining({ reason: 'exhausted', remainingMicros: 0 }),
    );
  });

  test('what asks for more than the cap is told that it never fits', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    expect(() => breaker.reserve(1.5)).toThrow(
      expect.objectContaining({ retryAtEpochMs: null, message: expect.stringContaining('never') }),
    );
  });

  test('it carries no stack trace, and leaves that of other errors as it was', async () => {
    const error = await refusal({ dailyCap: 1 });
    expect(error?.stack?.split('\n')).toHaveLength(1);
    expect(new Error('other').stack?.split('\n').length).toBeGreaterThan(1);
  });
});
