import { describe, expect, test } from '@jest/globals';
import { checkHistory, COUNTER, counterModel, registerModel } from '../../src/history/index.js';
import { answered } from './calls.js';
import { dequeue, enqueue, queueModel } from './queue.js';
import { read, write } from './register-calls.js';

describe('a register', () => {
  test.each([
    ['ok', 'nothing happened', []],
    ['ok', 'a read of the first value', [read(0, [1, 2])]],
    ['ok', 'a read during a write sees the old value', [write(1, [1, 4]), read(0, [2, 3])]],
    ['ok', 'a read during a write sees the new value', [write(1, [1, 4]), read(1, [2, 3])]],
    ['illegal', 'a read after a write sees the old value', [write(1, [1, 2]), read(0, [3, 4])]],
    ['ok', 'what touches overlaps', [write(1, [1, 3]), read(0, [3, 4])]],
    ['illegal', 'a value from nowhere', [write(1, [1, 4]), read(2, [2, 3])]],
    [
      'illegal',
      'new, then old, within one write',
      [write(1, [1, 9]), read(1, [2, 3]), read(0, [4, 5])],
    ],
    [
      'ok',
      'two writes at once, in the order that the reads tell',
      [write(1, [1, 9]), write(2, [1, 9]), read(2, [2, 3]), read(1, [4, 5])],
    ],
    [
      'illegal',
      'two readers that see two writes in two orders',
      [write(1, [1, 9]), write(2, [1, 9]), read(1, [2, 3]), read(2, [4, 5]), read(1, [6, 7])],
    ],
  ])('%s: %s', (kind, _, history) => {
    expect(checkHistory(history, registerModel()).kind).toBe(kind);
  });
});

describe('a queue (Herlihy and Wing 1990, figure 1)', () => {
  test.each([
    [
      'ok',
      'H1: two at once, dequeued in either order',
      [enqueue(1, [1, 4]), enqueue(2, [2, 5]), dequeue(2, [6, 9]), dequeue(1, [7, 8])],
    ],
    [
      'illegal',
      'H2: the younger comes out first',
      [enqueue(1, [1, 2]), enqueue(2, [3, 4]), dequeue(2, [5, 6])],
    ],
    ['ok', 'H3: taken out while it is being put in', [enqueue(1, [1, 4]), dequeue(1, [2, 3])]],
    [
      'illegal',
      'H4: one item comes out twice',
      [enqueue(1, [1, 4]), enqueue(2, [1, 4]), dequeue(2, [5, 8]), dequeue(2, [5, 8])],
    ],
  ])('%s: %s', (kind, _, history) => {
    expect(checkHistory(history, queueModel()).kind).toBe(kind);
  });
});

describe('concurrent increments', () => {
  const add = (result: number, at: readonly [number, number]) =>
    answered({ code: COUNTER.add, argument: 1 }, at, result);

  test.each([
    ['ok', 'each sees another value', [add(1, [1, 3]), add(0, [2, 4])]],
    ['illegal', 'a lost update: both see the same', [add(0, [1, 3]), add(0, [2, 4])]],
    ['illegal', 'the later one sees less', [add(1, [1, 2]), add(0, [3, 4])]],
  ])('%s: %s', (kind, _, history) => {
    expect(checkHistory(history, counterModel()).kind).toBe(kind);
  });
});
