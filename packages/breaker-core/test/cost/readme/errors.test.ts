import { describe, expect, test } from '@jest/globals';
import * as core from '../../../src/index.js';
import { readmeTable, costTable, words } from '../../readme-table.js';

const fault = { rule: 'a rule', value: 0 };
const refused = { estimateMicros: 2, remainingMicros: 1, retryAtEpochMs: null } as const;
const ERRORS = [
  new core.BudgetExceededError({
    ...refused,
    breakerName: 'llm',
    reason: 'would_exceed',
    scope: 'root',
    per: 'day',
    capMicros: 1,
  }),
  new core.CostRuleError('llm', {
    ...refused,
    rule: 'shut',
    action: 'block',
    reason: 'rate',
    measuredMicros: 0,
    limitMicros: 1,
  }),
  new core.StoreUnavailableError('llm', { fault: 'failed', cause: undefined }),
  new core.UnknownModelError('new', []),
  new core.NoEstimateError('unseen'),
  new core.InvalidTokensError('tokens', fault),
  new core.InvalidAmountError('actual', fault),
  new core.ReservationSettledError(1),
  new core.ReservationExpiredError(1),
];

const isError = (value: unknown): boolean =>
  typeof value === 'function' && value.prototype instanceof core.BreakerLabError;

describe('errors in the README', () => {
  test('those of cost breakers have the code, the class and the fields that it says', () => {
    const told = costTable('code').map(([code, name, , carries]) => [code, name, words(carries)]);
    const made = ERRORS.map(({ code, ...carries }) => [code, Object.keys(carries).sort()]);
    expect(told.map(([code, , carries]) => [code, carries])).toEqual(made);
    expect(told.map(([, name]) => name)).toEqual(ERRORS.map((error) => error.constructor.name));
  });

  test('every class that is exported is in one of its two tables', () => {
    const tables = [...readmeTable('code'), ...costTable('code')].map(([, name]) => name);
    const exported = Object.entries(core).filter(([, value]) => isError(value));
    // The base class of two others.
    expect([...tables, 'CallRejectedError'].sort()).toEqual(exported.map(([name]) => name).sort());
  });
});
