import { describe, expect, test } from '@jest/globals';
import {
  BUDGET,
  budgetModel,
  type BudgetModelOptions,
  checkHistory,
  type Operation,
} from '../../../src/history/index.js';
import { answered, unanswered } from '../calls.js';

type At = readonly [number, number];

const reserve = (reservation: number, amount: number, at: At, result: number) =>
  answered({ code: BUDGET.reserve, argument: reservation, secondArgument: amount }, at, result);
const commit = (reservation: number, cost: number, at: At) =>
  answered({ code: BUDGET.commit, argument: reservation, secondArgument: cost }, at);
const release = (reservation: number, at: At) =>
  answered({ code: BUDGET.release, argument: reservation }, at);
const used = (result: number, at: At) => answered({ code: BUDGET.used }, at, result);
const committed = (result: number, at: At) => answered({ code: BUDGET.committed }, at, result);
const expiring = (reservation: number, deadline: number) =>
  unanswered({ code: BUDGET.expire, argument: reservation }, deadline);

const kindOf = (history: readonly Operation[], options: Partial<BudgetModelOptions> = {}) =>
  checkHistory(history, budgetModel({ cap: 10, ...options })).kind;

describe('the cap', () => {
  test.each([
    ['ok', [reserve(1, 10, [1, 2], 1), reserve(2, 1, [3, 4], 0)]],
    ['illegal', [reserve(1, 10, [1, 2], 0)]],
    ['illegal', [reserve(1, 6, [1, 3], 1), reserve(2, 6, [2, 4], 1)]],
    ['ok', [reserve(1, 6, [1, 3], 0), reserve(2, 6, [2, 4], 1)]],
    ['illegal', [reserve(1, 6, [1, 3], 0), reserve(2, 6, [2, 4], 0)]],
    ['ok', [reserve(1, 10, [1, 2], 1), release(1, [3, 6]), reserve(2, 10, [4, 5], 1)]],
    ['illegal', [reserve(1, 10, [1, 2], 1), release(1, [5, 6]), reserve(2, 10, [3, 4], 1)]],
    ['ok', [reserve(1, 10, [1, 2], 1), commit(1, 4, [3, 4]), reserve(2, 6, [5, 6], 1)]],
    ['illegal', [reserve(1, 10, [1, 2], 1), commit(1, 4, [3, 4]), reserve(2, 7, [5, 6], 1)]],
    ['ok', [reserve(1, 5, [1, 2], 1), commit(1, 12, [3, 4]), reserve(2, 0, [5, 6], 0)]],
  ])('%s: %j', (kind, history) => {
    expect(kindOf(history)).toBe(kind);
  });
});

describe('the books', () => {
  test.each([
    ['ok', [reserve(1, 8, [1, 2], 1), used(8, [3, 4]), committed(0, [3, 4])]],
    ['ok', [reserve(1, 8, [1, 2], 1), commit(1, 3, [3, 4]), used(3, [5, 6]), committed(3, [5, 6])]],
    ['illegal', [reserve(1, 8, [1, 2], 1), used(0, [3, 4])]],
    ['illegal', [reserve(1, 8, [1, 2], 1), committed(8, [3, 4])]],
    ['illegal', [commit(1, 3, [1, 2])]],
    ['illegal', [reserve(1, 8, [1, 2], 1), release(1, [3, 4]), release(1, [5, 6])]],
    ['illegal', [answered({ code: 9 }, [1, 2])]],
  ])('%s: %j', (kind, history) => {
    expect(kindOf(history)).toBe(kind);
  });
});

describe('a reservation past its deadline', () => {
  const held = reserve(1, 8, [1, 2], 1);

  test.each([
    ['ok', 'may be charged its estimate', {}, [expiring(1, 5), committed(8, [6, 7])]],
    ['ok', 'may not be charged yet', {}, [expiring(1, 5), committed(0, [6, 7])]],
    ['illegal', 'was not charged before', {}, [expiring(1, 5), committed(8, [3, 4])]],
    [
      'illegal',
      'gives nothing back when it is charged',
      {},
      [expiring(1, 5), reserve(2, 8, [6, 7], 1)],
    ],
    [
      'ok',
      'gives all back when it is not',
      { expiredCharge: 'nothing' },
      [expiring(1, 5), reserve(2, 8, [6, 7], 1)],
    ],
    [
      'ok',
      'is corrected when it is settled after all',
      {},
      [expiring(1, 5), committed(8, [6, 7]), commit(1, 2, [8, 9]), committed(2, [10, 11])],
    ],
    [
      'illegal',
      'is not charged twice',
      {},
      [expiring(1, 5), committed(8, [6, 7]), commit(1, 2, [8, 9]), committed(10, [10, 11])],
    ],
  ] as const)('%s: it %s (%j)', (kind, _, options, history) => {
    expect(kindOf([held, ...history], options)).toBe(kind);
  });
});

test('its operations are written as calls', () => {
  const history = [reserve(1, 8, [1, 2], 1), commit(1, 3, [1, 2]), expiring(1, 5), used(0, [1, 2])];
  expect(history.map(budgetModel({ cap: 1 }).describe)).toEqual([
    'reserve(1, 8) → 1',
    'commit(1, 3)',
    'expire(1) …',
    'used() → 0',
  ]);
});
