import { describe, expect, test } from '@jest/globals';
import { costLab } from '../cost/cost-lab.js';
import { BOTH_WAYS, valuesOf } from './cost-meters.js';

const MONEY = 'breaker.cost.budget.';

describe.each(BOTH_WAYS)('metrics %s are the money of the budgets', (_, labOf) => {
  test('to the micro-unit, as usage tells it', async () => {
    const { breaker } = costLab({ name: 'a', budgets: [{ per: 'day', cap: 1, softCap: 0.9 }] });
    const reservation = breaker.reserve(0.2);
    reservation.commit(0.350_001);
    reservation.refund(0.05);
    breaker.reserve(0.1);
    expect(await valuesOf(labOf([breaker]), /^breaker\.cost\.budget\./)).toEqual({
      cap: { 'a,root,day': 1_000_000 },
      soft_cap: { 'a,root,day': 900_000 },
      committed: { 'a,root,day': 300_001 },
      reserved: { 'a,root,day': 100_000 },
      remaining: { 'a,root,day': 599_999 },
      excess: { 'a,root,day': 0 },
      overrun: { 'a,root,day': 150_001 },
      refunded: { 'a,root,day': 50_000 },
      projected: { 'a,root,day': 800_002 },
    });
  });

  test('what is above the cap, and no soft limit where there is none', async () => {
    const { breaker } = costLab({ name: 'a', dailyCap: 1 });
    breaker.reserve(1).commit(1.25);
    const money = await valuesOf(labOf([breaker]), /^breaker\.cost\.budget\./);
    expect(money).not.toHaveProperty('soft_cap');
    expect(money).toMatchObject({
      remaining: { 'a,root,day': 0 },
      excess: { 'a,root,day': 250_000 },
    });
  });

  test('each budget of each scope is a series of its own', async () => {
    const { breaker } = costLab({
      name: 'a',
      budgets: [{ per: 'day', cap: 3 }],
      scopes: [
        {
          name: 'team',
          budgets: [
            { per: 'day', cap: 2 },
            { per: { rollingMs: 60_000 }, cap: 1 },
          ],
        },
      ],
    });
    const lab = labOf([breaker]);
    const caps = (await lab.collect()).find(({ descriptor }) => descriptor.name === `${MONEY}cap`);
    const series = (scope: string, period: string, value: number) => ({
      attributes: {
        'breaker.name': 'a',
        'breaker.cost.scope': scope,
        'breaker.cost.period': period,
      },
      value,
    });
    expect(caps?.dataPoints.map(({ attributes, value }) => ({ attributes, value }))).toEqual([
      series('root', 'day', 3_000_000),
      series('team', 'day', 2_000_000),
      series('team', 'rolling-60000ms', 1_000_000),
    ]);
  });

  test('the series of a budget goes on from period to period', async () => {
    const { breaker, calendar } = costLab({ name: 'a', dailyCap: 1 });
    breaker.reserve(0.5).commit(0.5);
    const lab = labOf([breaker]);
    expect(await lab.values(`${MONEY}committed`)).toEqual({ 'a,root,day': 500_000 });
    calendar.set('2026-03-15T00:00:00Z');
    expect(await lab.values(`${MONEY}committed`)).toEqual({ 'a,root,day': 0 });
  });

  test('the highest cap there is, exactly', async () => {
    const { breaker } = costLab({ name: 'a', dailyCap: 999_999_999.999_999 });
    expect(await labOf([breaker]).values(`${MONEY}cap`)).toEqual({
      'a,root,day': 999_999_999_999_999,
    });
  });
});
