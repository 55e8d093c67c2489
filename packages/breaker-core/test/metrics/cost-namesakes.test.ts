import { describe, expect, test } from '@jest/globals';
import { costLab } from '../cost/cost-lab.js';
import { BOTH_WAYS } from './cost-meters.js';

const CAP = 'breaker.cost.budget.cap';
const ACTIVE = 'breaker.cost.reservation.active';

describe.each(BOTH_WAYS)('two cost breakers of one name, %s', (_, labOf) => {
  test('are one series with the sum', async () => {
    const breakers = [1, 2].map((dailyCap) => costLab({ name: 'a', dailyCap }).breaker);
    for (const breaker of breakers) breaker.reserve(0.1);
    const lab = labOf(breakers);
    expect(await lab.values(CAP)).toEqual({ 'a,root,day': 3_000_000 });
    expect(await lab.values('breaker.cost.budget.reserved')).toEqual({ 'a,root,day': 200_000 });
    expect(await lab.values(ACTIVE)).toEqual({ a: 2 });
  });

  test('have a series for what only one of them has', async () => {
    const { breaker: one } = costLab({
      name: 'a',
      budgets: [{ per: 'day', cap: 1, softCap: 0.5 }],
    });
    const { breaker: other } = costLab({ name: 'a', dailyCap: 1, monthlyCap: 5 });
    const lab = labOf([one, other]);
    expect(await lab.values(CAP)).toEqual({ 'a,root,day': 2_000_000, 'a,root,month': 5_000_000 });
    expect(await lab.values('breaker.cost.budget.soft_cap')).toEqual({ 'a,root,day': 500_000 });
  });

  test('are told apart where their names differ, whatever their scopes are called', async () => {
    const scopes = ['b"]', 'b'].map((name) => ({
      name,
      budgets: [{ per: 'day', cap: 1 } as const],
    }));
    const breakers = ['a', 'a,b'].map((name) => costLab({ name, scopes }).breaker);
    const caps = await labOf(breakers).values(CAP);
    expect(Object.keys(caps)).toEqual(['a,b"],day', 'a,b,day', 'a,b,b"],day', 'a,b,b,day']);
  });

  test('one that comes twice is counted once', async () => {
    const { breaker } = costLab({ name: 'a', dailyCap: 1 });
    breaker.reserve(0.1);
    expect(await labOf([breaker, breaker]).values(ACTIVE)).toEqual({ a: 1 });
  });
});
