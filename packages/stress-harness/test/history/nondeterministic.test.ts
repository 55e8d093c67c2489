import { expect, test } from '@jest/globals';
import {
  allStatesOf,
  callText,
  checkHistory,
  mayAnswer,
  type NondeterministicModel,
  type Operation,
} from '../../src/history/index.js';
import { answered } from './calls.js';

const [FLIP, LOOK] = [0, 1];

/** A coin: a flip says nothing, a look tells what lies there. */
const coin: NondeterministicModel<0 | 1> = {
  init: () => [0],
  step: (side, operation) => {
    if (operation.code === FLIP) return [1, 0];
    return mayAnswer(operation, side) ? [side] : [];
  },
  key: (side) => side,
  describe: (operation) => callText('call', { given: [operation.code], operation }),
};

const flip = (at: readonly [number, number]): Operation => answered({ code: FLIP }, at);
const look = (result: number, at: readonly [number, number]): Operation =>
  answered({ code: LOOK }, at, result);

test.each([
  ['ok', [look(0, [1, 2])]],
  ['illegal', [look(1, [1, 2])]],
  ['ok', [flip([1, 2]), look(1, [3, 4])]],
  ['ok', [flip([1, 2]), look(0, [3, 4])]],
  ['illegal', [flip([1, 2]), look(0, [3, 4]), look(1, [5, 6])]],
  ['ok', [flip([1, 2]), look(0, [3, 4]), flip([5, 6]), look(1, [7, 8])]],
  ['illegal', [flip([1, 2]), look(2, [3, 4])]],
])('%s: %j', (kind, history) => {
  expect(checkHistory(history, allStatesOf(coin)).kind).toBe(kind);
});

test('the same states in another order are one state', () => {
  const model = allStatesOf(coin);
  const once = model.step(model.init(), flip([1, 2])) ?? [];
  const twice = model.step(once, flip([3, 4])) ?? [];
  expect(model.key(twice)).toBe(model.key(once));
  expect(twice).toEqual([0, 1]);
});
