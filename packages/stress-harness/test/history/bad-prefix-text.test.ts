import { expect, test } from '@jest/globals';
import {
  renderBadPrefix,
  checkHistory,
  type Operation,
  registerModel,
} from '../../src/history/index.js';
import { read, write, writing } from './register-calls.js';

const model = registerModel();

function tableOf(history: readonly Operation[], limits = {}): string {
  const result = checkHistory(history, model, limits);
  return result.kind === 'illegal' ? renderBadPrefix(result.badPrefix, model) : result.kind;
}

test('a bad prefix is a table: order, state, thread, and what overlaps', () => {
  const history = [
    write(1, [1, 2], 0),
    writing(7, 3, 2),
    read(1, [4, 8], 1),
    read(0, [5, 9], 0),
    read(1, [20, 21], 0),
  ];
  expect(tableOf(history)).toBe(
    [
      'object 0: no order explains these 4 operations, of which the last to answer is read() → 0',
      '',
      'order  operation   state  thread  invoked ├ ┤ answered',
      '    1  write(1)    1      0       ├┤',
      '    2  read() → 1  1      1          ├─┤',
      '    3  write(7) …  7      2         ├────',
      '    –  read() → 0         0           ├─┤  ◀ fits nowhere',
    ].join('\n'),
  );
});

test('of a long one the last operations are shown', () => {
  const moments = Array.from({ length: 100 }, (_, index) => 2 * index + 1);
  const history = moments.map((at, index) => write(index, [at, at + 1]));
  const lines = tableOf([...history, read(5, [998, 999])]).split('\n');
  expect(lines).toHaveLength(3 + 24 + 1);
  expect(lines[3]).toMatch(/^ {2,}78 {2}write\(77\)/);
  expect(lines.at(-2)).toMatch(/◀ fits nowhere$/);
  expect(lines.at(-1)).toBe('(77 before these left out)');
});
