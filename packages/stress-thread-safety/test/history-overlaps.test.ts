import { expect, test } from '@jest/globals';
import type { Operation } from '@breaker-lab/stress-harness/history';
import { operationsByObject, overlapping } from '../src/history-overlaps.js';

/** A call by its times: `1-4`, or `1-` if it never ends. */
function call(times: string, { object, thread }: { object: number; thread: number }): Operation {
  const [startedAt = 0, endedAt = 0] = times.split('-').map(Number);
  const invocation = { object, thread, code: 0, argument: 0, secondArgument: 0, startedAt };
  return times.endsWith('-')
    ? { kind: 'pending', ...invocation }
    : { kind: 'completed', ...invocation, endedAt, result: 0 };
}

test.each([
  ['one after the other', 0, '0-1 2-3 3-4'],
  ['one within another', 2, '0-9 2-3'],
  ['a long one over short ones, and one behind', 3, '0-9 2-3 8-10 11-12'],
  ['one that never ends', 3, '0-1 2- 3-4 5-6'],
])('counts operations that overlap: %s', (_, count, times) => {
  const calls = times.split(' ').map((time, thread) => call(time, { object: 0, thread }));
  expect(overlapping(calls)).toBe(count);
});

test('operations are sorted by object, and by their beginning', () => {
  const late = call('5-6', { object: 1, thread: 0 });
  const other = call('1-2', { object: 0, thread: 0 });
  const early = call('3-4', { object: 1, thread: 1 });
  const byObject = operationsByObject([late, other, early]);
  expect([...byObject]).toEqual([
    [1, [early, late]],
    [0, [other]],
  ]);
});
