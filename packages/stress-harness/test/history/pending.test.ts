import { expect, test } from '@jest/globals';
import { checkHistory, type Operation, registerModel } from '../../src/history/index.js';
import { read, reading, write, writing } from './register-calls.js';

const kindOf = (history: readonly Operation[]): string =>
  checkHistory(history, registerModel()).kind;

test.each([
  ['ok', 'it may never take effect', [writing(1, 1), read(0, [2, 3]), read(0, [4, 5])]],
  ['ok', 'it may take effect at once', [writing(1, 1), read(1, [2, 3])]],
  ['ok', 'it may take effect long after', [writing(1, 1), read(0, [2, 3]), read(1, [98, 99])]],
  ['illegal', 'not before it was called', [read(1, [1, 2]), writing(1, 3)]],
  ['illegal', 'not twice', [writing(1, 1), read(1, [2, 3]), write(0, [4, 5]), read(1, [6, 7])]],
  ['illegal', 'not back', [writing(1, 1), read(1, [2, 3]), read(0, [4, 5])]],
  ['ok', 'an unanswered read fits anywhere', [reading(1), write(1, [2, 3]), read(1, [4, 5])]],
  ['ok', 'nothing but unanswered calls', [writing(1, 1), reading(2), writing(2, 3)]],
])('a call that never answered, %s: %s', (kind, _, history) => {
  expect(kindOf(history)).toBe(kind);
});

test('each of several may take effect in any order, and only once', () => {
  const calls = [1, 2, 3, 4, 5, 6].map((value) => writing(value, 1));
  const reads = [4, 2, 6, 1, 5, 3].map((value, index) =>
    read(value, [2 * index + 2, 2 * index + 3]),
  );
  expect(kindOf([...calls, ...reads])).toBe('ok');
  expect(kindOf([...calls, ...reads, read(4, [98, 99])])).toBe('illegal');
});

test('any number of them that would change nothing costs nothing', () => {
  const reads = Array.from({ length: 100 }, () => reading(1));
  const { kind, configurations } = checkHistory(
    [...reads, write(1, [2, 3]), read(1, [4, 5]), read(2, [6, 7])],
    registerModel(),
  );
  expect(kind).toBe('illegal');
  expect(configurations).toBe(2);
});
