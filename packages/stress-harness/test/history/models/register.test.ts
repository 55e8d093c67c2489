import { expect, test } from '@jest/globals';
import { checkHistory, REGISTER, registerModel } from '../../../src/history/index.js';
import { answered, unanswered } from '../calls.js';

const read = (result: number, at: readonly [number, number]) =>
  answered({ code: REGISTER.read }, at, result);
const cas = (expected: number, next: number, at: readonly [number, number], result: number) =>
  answered({ code: REGISTER.compareAndSet, argument: expected, secondArgument: next }, at, result);

test.each([
  ['ok', [cas(7, 1, [1, 2], 1), read(1, [3, 4])]],
  ['ok', [cas(0, 1, [1, 2], 0), read(7, [3, 4])]],
  ['illegal', [cas(7, 1, [1, 2], 1), read(7, [3, 4])]],
  ['illegal', [cas(7, 1, [1, 2], 0)]],
  ['illegal', [cas(0, 1, [1, 2], 1)]],
  ['ok', [cas(7, 1, [1, 4], 1), cas(7, 2, [2, 3], 0)]],
  ['illegal', [cas(7, 1, [1, 4], 1), cas(7, 2, [2, 3], 1)]],
  ['illegal', [cas(7, 1, [1, 4], 0), cas(7, 2, [2, 3], 0)]],
  ['ok', [answered({ code: REGISTER.write, argument: 3 }, [1, 2]), read(3, [3, 4])]],
])('a register that begins with 7, %s: %j', (kind, history) => {
  expect(checkHistory(history, registerModel({ initial: 7 })).kind).toBe(kind);
});

test('an operation that a register does not have is illegal', () => {
  expect(checkHistory([answered({ code: 9 }, [1, 2])], registerModel()).kind).toBe('illegal');
});

test('its operations are written as calls', () => {
  const { describe } = registerModel();
  expect([
    describe(read(2, [1, 2])),
    describe(cas(1, 2, [1, 2], 0)),
    describe(answered({ code: REGISTER.write, argument: 5 }, [1, 2])),
    describe(unanswered({ code: REGISTER.write, argument: 5 }, 1)),
  ]).toEqual(['read() → 2', 'compareAndSet(1, 2) → 0', 'write(5)', 'write(5) …']);
});
