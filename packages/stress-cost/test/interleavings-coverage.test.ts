import { expect, test } from '@jest/globals';
import { CASES, InterleavingsCoverage } from '../src/interleavings-coverage.js';
import { ReferenceBudget } from '../src/reference-budget.js';

const NOON_MS = 43_200_000;
const terms = { capMicros: 100, ttlMs: 10, nowMs: () => 0, epochMs: () => NOON_MS };

test('sixteen kinds of step, four ways to stand on two sorts of day, and seven answers', () => {
  expect(CASES.size).toBe(16 * 4 * 2 + 7);
});

test('a step about a reservation meets that one, any other step all there are', () => {
  const reference = new ReferenceBudget(terms);
  reference.reserve(1, 10);
  reference.reserve(2, 10);
  reference.release(2);
  const coverage = new InterleavingsCoverage();
  coverage.meet({ kind: 'extend', key: 1 }, reference);
  coverage.meet({ kind: 'tick', ms: 1 }, reference);
  expect([...CASES].filter((each) => !coverage.missing.includes(each))).toEqual([
    'extend, live of today',
    'tick, live of today',
    'tick, released of today',
  ]);
});

test('an answer that the rules do not allow is no case', () => {
  const coverage = new InterleavingsCoverage();
  coverage.answered({ kind: 'reserve too much', key: 1, micros: 1 }, 'admitted');
  expect(coverage.unforeseen).toEqual(['reserve too much, admitted']);
  expect(coverage.seen).toBe(0);
});
