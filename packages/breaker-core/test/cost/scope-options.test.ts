import { describe, expect, test } from '@jest/globals';
import { CostBreaker, type InvalidOptionsError } from '../../src/index.js';

/** The options that a constructor complains about, in its order. */
function complaints(options: object): string[] {
  try {
    new CostBreaker({ dailyCap: 1, ...options });
  } catch (error) {
    return (error as InvalidOptionsError).violations.map(({ option }) => option);
  }
  return [];
}

const scopes = (...list: [name: unknown, parent?: unknown][]) => ({
  scopes: list.map(([name, parent]) => ({ name, ...(parent === undefined ? {} : { parent }) })),
});

describe('budgets and scopes are checked as a whole', () => {
  test('every violation is reported at once', () => {
    const options = {
      budgets: [
        { per: 'year', cap: 1 },
        { per: { rollingMs: 0 }, cap: Number.NaN },
        { per: 'hour', cap: 1, softCap: 2 },
        { per: 'hour', cap: 1, soft: 1 },
        7,
      ],
      scopes: [
        { name: '', budgets: {} },
        { name: 'a', parent: 'nobody' },
        { name: 'a', budgets: [{ per: 'day', cap: 0 }] },
        { name: 'b', parent: 'c' },
        { name: 'c', parent: 'b' },
      ],
      timeZone: 'Mars/Olympus',
    };
    expect(complaints(options)).toEqual([
      'budgets[0].per',
      'budgets[1].per.rollingMs',
      'budgets[1].cap',
      'budgets[2].softCap',
      'budgets[3].soft',
      'budgets[3].per',
      'budgets[4]',
      'budgets[4].per',
      'budgets[4].cap',
      'scopes[0].name',
      'scopes[0].budgets',
      'scopes[2].budgets[0].cap',
      'scopes[2].name',
      'scopes[1].parent',
      'scopes[3].parent',
      'scopes[4].parent',
      'timeZone',
    ]);
  });

  test('a scope above itself is refused, also by way of others', () => {
    expect(complaints(scopes(['a', 'a']))).toEqual(['scopes[0].parent']);
    const ring = scopes(['a', 'c'], ['b', 'a'], ['c', 'b'], ['below', 'c']);
    expect(complaints(ring)).toEqual(['scopes[0].parent', 'scopes[1].parent', 'scopes[2].parent']);
  });

  test('a parent may come after its children, and the root may be named', () => {
    expect(complaints(scopes(['leaf', 'stem'], ['stem', 'root']))).toEqual([]);
  });

  test('two scopes of one name are refused, and so is a second root', () => {
    expect(complaints(scopes(['a'], ['a']))).toEqual(['scopes[1].name']);
    expect(complaints(scopes(['root']))).toContain('scopes[0].name');
  });

  test('a period is given once in a scope, the short options included', () => {
    const twice = [
      { per: { rollingMs: 5 }, cap: 1 },
      { per: { rollingMs: 5 }, cap: 2 },
    ];
    expect(complaints({ budgets: twice })).toEqual(['budgets[1].per']);
    expect(complaints({ budgets: [{ per: 'day', cap: 2 }] })).toEqual(['budgets']);
    expect(complaints({ scopes: [{ name: 'a', budgets: [{ per: 'day', cap: 2 }] }] })).toEqual([]);
  });

  for (const timeZone of ['', 'Europe', 'Mars/Olympus', 2, null]) {
    test(`a time zone of ${typeof timeZone} ${String(timeZone)} is a mistake`, () => {
      expect(complaints({ timeZone })).toEqual(['timeZone']);
    });
  }

  test('one budget anywhere is enough, none is not', () => {
    const budgets = [{ per: 'day', cap: 1 }];
    expect(complaints({ dailyCap: undefined, scopes: [{ name: 'a', budgets }] })).toEqual([]);
    expect(complaints({ dailyCap: undefined, scopes: [{ name: 'a' }] })).toEqual(['budgets']);
  });

  test('budgets are copied: later changes do nothing', () => {
    const budget = { per: { rollingMs: 60_000 }, cap: 1 };
    const options = { budgets: [budget] };
    const breaker = new CostBreaker(options);
    budget.cap = 100;
    budget.per.rollingMs = 1;
    options.budgets.length = 0;
    expect(breaker.usage.budgets).toMatchObject([{ per: { rollingMs: 60_000 }, capMicros: 1e6 }]);
  });
});
