import { describe, expect, test } from '@jest/globals';
import type { CostBreakerOptions } from '../../src/index.js';
import { budgetOf, codeOf, costLab } from './cost-lab.js';

const TREE = {
  budgets: [{ per: 'day', cap: 10 }],
  scopes: [
    { name: 'model', parent: 'key', budgets: [{ per: 'day', cap: 1 }] },
    { name: 'key', parent: 'team', budgets: [{ per: { rollingMs: 60_000 }, cap: 2 }] },
    { name: 'team', budgets: [{ per: 'week', cap: 3 }] },
    { name: 'other', budgets: [{ per: 'day', cap: 9 }] },
    { name: 'free', parent: 'team' },
  ],
} as const satisfies CostBreakerOptions;

describe('a reservation takes all its levels or none', () => {
  test('it is held in its scope and in every scope above, and nowhere else', () => {
    const { breaker } = costLab(TREE);
    breaker.reserve(0.5, { scope: 'model' });
    const held = breaker.usage.budgets.map(({ scope, reservedMicros }) => [scope, reservedMicros]);
    expect(held).toEqual([
      ['root', 500_000],
      ['model', 500_000],
      ['key', 500_000],
      ['team', 500_000],
      ['other', 0],
    ]);
  });

  test('settled, it is charged in each of them', () => {
    const { breaker } = costLab(TREE);
    breaker.reserve(0.5, { scope: 'model' }).commit(0.4);
    const charged = breaker.usage.budgets.map(({ committedMicros }) => committedMicros);
    expect(charged).toEqual([400_000, 400_000, 400_000, 400_000, 0]);
  });

  for (const [full, spend] of Object.entries({ root: 10, team: 3, key: 2, model: 1 })) {
    test(`refused by ${full}, it holds nothing anywhere and says who refused`, () => {
      const { breaker } = costLab({
        ...TREE,
        scopes: TREE.scopes.map((scope) => ({
          ...scope,
          budgets: 'budgets' in scope ? scope.budgets.map((b) => ({ ...b, cap: b.cap * 100 })) : [],
        })),
        budgets: [{ per: 'day', cap: 1_000 }],
      });
      const { per } = breaker.usage.budgets.find(({ scope }) => scope === full) ?? { per: 'day' };
      breaker.setCap({ scope: full, per, cap: spend });
      breaker.reserve(spend - 0.25, { scope: 'model' });
      const before = breaker.usage;
      expect(() => breaker.reserve(0.5, { scope: 'model' })).toThrow(
        expect.objectContaining({ scope: full, per, remainingMicros: 250_000 }),
      );
      expect(breaker.usage).toEqual({ ...before, blocked: 1, blockedMicros: 500_000 });
    });
  }

  test('siblings share what is above them, and only that', () => {
    const { breaker } = costLab(TREE);
    breaker.reserve(1, { scope: 'model' });
    breaker.reserve(2, { scope: 'free' });
    expect(codeOf(() => breaker.reserve(0.1, { scope: 'free' }))).toBe('ERR_BUDGET_EXCEEDED');
    expect(codeOf(() => breaker.reserve(7, { scope: 'other' }))).toBeUndefined();
    expect(budgetOf(breaker, 'day').remainingMicros).toBe(0);
  });

  test('without a scope only the root is charged', () => {
    const { breaker } = costLab(TREE);
    breaker.reserve(9.5).commit(9.5);
    expect(budgetOf(breaker, 'week', 'team').committedMicros).toBe(0);
    expect(codeOf(() => breaker.reserve(0.6, { scope: 'model' }))).toBe('ERR_BUDGET_EXCEEDED');
  });

  test('`execute` charges its scope too, and events name it', async () => {
    const { breaker } = costLab(TREE);
    const told: unknown[] = [];
    breaker.on('committed', ({ scope, periods }) => told.push([scope, periods]));
    await breaker.execute(() => 1, { estimate: 0.5, scope: 'model' });
    const periods = ['2026-03-14', 'rolling-60000ms', '2026-W11', '2026-03-14'];
    expect(told).toEqual([['model', periods]]);
  });

  test('an unknown scope is a mistake in the call, and holds nothing', async () => {
    const { breaker } = costLab(TREE);
    const before = breaker.usage;
    expect(codeOf(() => breaker.reserve(0.1, { scope: 'nobody' }))).toBe('ERR_INVALID_CALL');
    await expect(
      breaker.execute(() => 1, { estimate: 0.1, scope: 'nobody' }),
    ).rejects.toMatchObject({ code: 'ERR_INVALID_CALL' });
    expect(breaker.usage).toEqual(before);
  });
});
