import { expect, test } from '@jest/globals';
import { countMismatch } from '../src/count-audit.js';
import { LateBounds } from '../src/late-bounds.js';

const truth = { succeeded: 10, failed: 5, rejected: 3 };

/** 2 successes and 1 failure late for certain, 1 failure possibly. */
function bounds(): LateBounds {
  const late = new LateBounds();
  late.certain('succeeded');
  late.certain('succeeded');
  late.certain('failed');
  late.possible('failed');
  return late;
}

test.each([
  ['no uncertain call late', { succeeded: 8, failed: 4, rejected: 3, late: 3 }],
  ['every uncertain call late', { succeeded: 8, failed: 3, rejected: 3, late: 4 }],
  ['a breaker that does not tell late calls', { succeeded: 10, failed: 5, rejected: 3, late: 0 }],
])('true counts agree: %s', (_, counts) => {
  expect(countMismatch(counts, truth, bounds())).toBeUndefined();
});

test.each([
  ['one rejection lost', { succeeded: 8, failed: 4, rejected: 2, late: 3 }, 'callers saw 3'],
  ['one call lost', { succeeded: 7, failed: 4, rejected: 3, late: 3 }, 'the upstream answered 15'],
  ['one call twice', { succeeded: 9, failed: 4, rejected: 3, late: 3 }, 'the upstream answered 15'],
  ['a late call counted as on time', { succeeded: 9, failed: 4, rejected: 3, late: 2 }, 'certain'],
  ['an on-time call counted as late', { succeeded: 7, failed: 4, rejected: 3, late: 4 }, 'certain'],
  ['a failure counted as success', { succeeded: 9, failed: 3, rejected: 3, late: 3 }, 'certain'],
  ['a swap, late untold', { succeeded: 11, failed: 4, rejected: 3, late: 0 }, 'certain'],
])('a miscount is found: %s', (_, counts, words) => {
  expect(countMismatch(counts, truth, bounds())).toContain(words);
});

test('a call that was the only possible cause of a transition is no longer uncertain', () => {
  const late = bounds();
  late.onTimeAfterAll('failed');
  const counts = { succeeded: 8, failed: 3, rejected: 3, late: 4 };
  expect(countMismatch(counts, truth, late)).toContain('certain');
  expect(late.total).toBe(3);
});
