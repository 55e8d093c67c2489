import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type BadPrefix,
  checkHistory,
  type Operation,
  registerModel,
} from '../../src/history/index.js';
import { read, reading, write } from './register-calls.js';
import { cutAt, hasOrder, smallHistory } from './small-histories.js';

const model = registerModel();

function badPrefixOf(history: readonly Operation[]): BadPrefix | undefined {
  const result = checkHistory(history, model);
  return result.kind === 'illegal' ? result.badPrefix : undefined;
}

const operationsOf = ({ longestOrder, unordered }: BadPrefix): Operation[] => [
  ...longestOrder.map(({ operation }) => operation),
  ...unordered,
];

const byText = (operations: readonly Operation[]): string[] =>
  operations.map((operation) => JSON.stringify(operation)).sort();

test('the prefix ends at the first moment after which nothing explains what was seen', () => {
  let illegal = 0;
  fc.assert(
    fc.property(smallHistory, (history) => {
      const prefix = badPrefixOf(history);
      if (prefix === undefined) return;
      illegal++;
      const moments = history.flatMap((call) => (call.kind === 'completed' ? [call.endedAt] : []));
      const bad = moments.filter((moment) => !hasOrder(cutAt(history, moment), model));
      expect(prefix.refuted.endedAt).toBe(Math.min(...bad));
      expect(prefix.isShortest).toBe(true);
      expect(hasOrder(operationsOf(prefix), model)).toBe(false);
    }),
    { seed: 20_260_101, numRuns: 5_000 },
  );
  expect(illegal).toBeGreaterThan(1_000);
});

test('what came later is not in it, and what had not answered yet is pending', () => {
  const history = [write(1, [1, 2]), read(0, [3, 4]), write(7, [1, 9]), read(7, [10, 11])];
  const prefix = badPrefixOf(history);
  expect(prefix?.refuted).toEqual(history[1]);
  expect(byText(prefix ? operationsOf(prefix) : [])).toEqual(byText(cutAt(history, 4)));
  expect(prefix?.longestOrder.length).toBe(2);
});

test('a call that answers nonsense is refuted by its own answer, not by an earlier one', () => {
  // No order has the last call; the middle one needs its effect, and might have had it at the time.
  const nonsense = { ...write(5, [1, 9]), code: 2, argument: 0, secondArgument: 5, result: 7 };
  const prefix = badPrefixOf([nonsense, read(5, [2, 3]), read(5, [4, 5]), reading(6)]);
  expect(prefix?.refuted).toEqual(nonsense);
});

test('the longest order tells the state after each of its operations', () => {
  const prefix = badPrefixOf([
    write(1, [1, 2]),
    read(1, [3, 4]),
    write(2, [5, 6]),
    read(1, [7, 8]),
  ]);
  expect(prefix?.longestOrder.map(({ stateAfter }) => stateAfter)).toEqual(['1', '1', '2']);
  expect(prefix?.unordered).toEqual([read(1, [7, 8])]);
});
