import { describe, expect, test } from '@jest/globals';
import {
  BREAKER,
  breakerModel,
  type BreakerModelOptions,
  checkHistory,
  type Operation,
} from '../../../src/history/index.js';
import { answered, unanswered } from '../calls.js';

type At = readonly [number, number];

const call = (code: number) => (permit: number, at: At, result?: number) =>
  answered({ code, argument: permit }, at, result);
const [admit, succeed, fail, cancel] = [
  call(BREAKER.admit),
  call(BREAKER.succeed),
  call(BREAKER.fail),
  call(BREAKER.cancel),
] as const;
const losesSlot = (permit: number, deadline: number) =>
  unanswered({ code: BREAKER.cancel, argument: permit }, deadline);

const OPTIONS = { consecutiveFailures: 2, halfOpenTrials: 1 };
const PERIOD = { open: { duration: 100 } };

const kindOf = (history: readonly Operation[], options: Partial<BreakerModelOptions> = {}) =>
  checkHistory(history, breakerModel({ ...OPTIONS, ...options })).kind;

/** Two failed calls, the second of which opens it between 13 and 14. */
const opened = [
  admit(1, [1, 2], 1),
  admit(2, [1, 2], 1),
  fail(1, [11, 12], 1),
  fail(2, [13, 14], 1),
];

describe('closed', () => {
  test.each([
    ['ok', 'it admits everybody', [admit(1, [1, 2], 1), admit(2, [3, 4], 1)]],
    ['illegal', 'it rejects nobody', [admit(1, [1, 2], 0)]],
    ['ok', 'it opens at the threshold', [...opened, admit(3, [21, 22], 0)]],
    ['illegal', 'it does not open before', [...opened.slice(0, 3), admit(3, [21, 22], 0)]],
    [
      'illegal',
      'a success between two failures counts',
      [
        ...[1, 2, 3].map((permit) => admit(permit, [1, 2], 1)),
        fail(1, [3, 4]),
        succeed(2, [5, 6]),
        fail(3, [7, 8]),
        admit(4, [9, 10], 0),
      ],
    ],
    [
      'ok',
      'a success at the same time may come first',
      [
        ...[1, 2, 3].map((permit) => admit(permit, [1, 2], 1)),
        fail(1, [3, 8]),
        succeed(2, [3, 8]),
        fail(3, [3, 8]),
        admit(4, [9, 10], 0),
      ],
    ],
    [
      'illegal',
      'who gives up counts for nothing',
      [admit(1, [1, 2], 1), cancel(1, [3, 4], 1), ...opened.slice(1, 3), admit(4, [15, 16], 0)],
    ],
  ])('%s: %s', (kind, _, history) => {
    expect(kindOf(history)).toBe(kind);
  });
});

describe('open', () => {
  test.each([
    ['ok', 'it rejects until its time is up', PERIOD, [admit(3, [100, 112], 0)]],
    ['illegal', 'it rejects no longer', PERIOD, [admit(3, [115, 120], 0)]],
    ['ok', 'it admits a trial when its time is up', PERIOD, [admit(3, [112, 113], 1)]],
    ['illegal', 'it admits none before', PERIOD, [admit(3, [100, 112], 1)]],
    [
      'ok',
      'rounding may shorten it',
      { open: { duration: 100, slack: 1 } },
      [admit(3, [100, 112], 1)],
    ],
    [
      'ok',
      'rounding may lengthen it',
      { open: { duration: 100, slack: 2 } },
      [admit(3, [115, 120], 0)],
    ],
    ['ok', 'of unknown length it may admit at once', {}, [admit(3, [15, 16], 1)]],
    ['ok', 'of unknown length it may reject for ever', {}, [admit(3, [1_015, 1_016], 0)]],
    ['ok', 'a result is late', {}, [succeed(7, [15, 16], 0)]],
    ['illegal', 'a result is not counted', {}, [succeed(7, [15, 16], 1)]],
  ])('%s: %s (%j)', (kind, _, options, history) => {
    expect(kindOf([...opened, ...history], options)).toBe(kind);
  });
});

describe('half-open', () => {
  const trying = [...opened, admit(3, [21, 22], 1)];

  test.each([
    ['ok', 'no more trials than slots', {}, [admit(4, [31, 32], 0)]],
    ['illegal', 'one slot, two trials', {}, [admit(4, [31, 32], 1)]],
    [
      'ok',
      'two slots, two trials',
      { halfOpenTrials: 2 },
      [admit(4, [31, 32], 1), admit(5, [33, 34], 0)],
    ],
    [
      'ok',
      'a success closes it',
      {},
      [succeed(3, [31, 32], 1), admit(4, [33, 34], 1), admit(5, [33, 34], 1)],
    ],
    [
      'ok',
      'one success of two leaves it half-open',
      { successesToClose: 2 },
      [succeed(3, [31, 32], 1), admit(4, [33, 34], 1), admit(5, [35, 36], 0)],
    ],
    [
      'illegal',
      'a failure does not close it',
      PERIOD,
      [fail(3, [131, 132], 1), admit(4, [133, 134], 1)],
    ],
    ['ok', 'a failure opens it anew', PERIOD, [fail(3, [131, 132], 1), admit(4, [133, 134], 0)]],
    ['ok', 'who gives up frees the slot', {}, [cancel(3, [31, 32], 1), admit(4, [33, 34], 1)]],
    [
      'illegal',
      'a slot is not freed twice',
      { halfOpenTrials: 2 },
      [
        admit(4, [23, 24], 1),
        cancel(3, [31, 32]),
        cancel(3, [33, 34]),
        admit(5, [35, 36], 1),
        admit(6, [37, 38], 1),
      ],
    ],
    ['ok', 'a dead trial may lose its slot', {}, [losesSlot(3, 50), admit(4, [51, 52], 1)]],
    ['illegal', 'it does not before its deadline', {}, [losesSlot(3, 50), admit(4, [41, 42], 1)]],
    [
      'ok',
      'what it brings then is late',
      {},
      [losesSlot(3, 50), succeed(3, [51, 52], 0), admit(4, [53, 54], 1)],
    ],
  ])('%s: %s (%j)', (kind, _, options, history) => {
    const start = 'open' in options ? [...opened, admit(3, [121, 122], 1)] : trying;
    expect(kindOf([...start, ...history], options)).toBe(kind);
  });
});

describe('a result of an earlier generation', () => {
  const straggler = admit(9, [1, 2], 1);
  const history = [straggler, ...opened, admit(3, [21, 22], 1)];

  test('decides nothing: a late success does not close a half-open breaker', () => {
    const late = [...history, succeed(9, [31, 32])];
    expect(kindOf([...late, admit(4, [33, 34], 0)])).toBe('ok');
    expect(kindOf([...late, admit(4, [33, 34], 1)])).toBe('illegal');
  });

  test('frees no slot', () => {
    const late = [...history, cancel(9, [31, 32])];
    expect(kindOf([...late, admit(4, [33, 34], 1)])).toBe('illegal');
  });

  test('is late, and nothing else', () => {
    expect(kindOf([...history, fail(9, [31, 32], 0)])).toBe('ok');
    expect(kindOf([...history, fail(9, [31, 32], 1)])).toBe('illegal');
  });
});

test('an operation that a breaker does not have is illegal', () => {
  expect(kindOf([admit(1, [1, 2], 1), call(9)(1, [3, 4])])).toBe('illegal');
});

test('its operations and its states can be read', () => {
  const history = [...opened, admit(3, [15, 16], 0), admit(4, [21, 22], 1), admit(5, [23, 24], 1)];
  const result = checkHistory(history, breakerModel(OPTIONS));
  const order = result.kind === 'illegal' ? result.badPrefix.longestOrder : [];
  expect(order.map(({ operation }) => breakerModel(OPTIONS).describe(operation))).toEqual([
    'admit(1) → 1',
    'admit(2) → 1',
    'fail(1) → 1',
    'fail(2) → 1',
    'admit(3) → 0',
    'admit(4) → 1',
  ]);
  expect(order.map(({ stateAfter }) => stateAfter)).toEqual([
    'closed 0 [1]',
    'closed 0 [1,2]',
    'closed 1 [2]',
    'open',
    'open',
    'half-open 0 [4]',
  ]);
});
