import { expect, test } from '@jest/globals';
import { checkHistory, COUNTER, counterModel } from '../../../src/history/index.js';
import { answered } from '../calls.js';

const add = (amount: number, at: readonly [number, number], result?: number) =>
  answered({ code: COUNTER.add, argument: amount }, at, result);
const read = (result: number, at: readonly [number, number]) =>
  answered({ code: COUNTER.read }, at, result);

test.each([
  ['ok', [add(2, [1, 2], 0), add(3, [3, 4], 2), read(5, [5, 6])]],
  ['ok', [add(2, [1, 4]), add(3, [1, 4]), read(3, [2, 3])]],
  ['illegal', [add(2, [1, 2]), add(3, [1, 2]), read(3, [3, 4])]],
  ['illegal', [add(2, [1, 2], 0), add(3, [3, 4], 0)]],
  ['illegal', [add(1, [1, 8]), add(1, [1, 8]), read(2, [2, 3]), read(1, [4, 5])]],
  ['illegal', [answered({ code: 9 }, [1, 2])]],
])('a counter, %s: %j', (kind, history) => {
  expect(checkHistory(history, counterModel()).kind).toBe(kind);
});
