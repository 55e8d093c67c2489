import { expect, test } from '@jest/globals';
import { exhaustive, type PendingStep } from '../../../src/explore/index.js';
import { classOf, read, write } from './class-of.js';
import { type Programs, walkAll } from './walk.js';

test.each<[string, Programs]>([
  ['on locations of their own', { a: [write('x'), write('x')], b: [write('y'), write('y')] }],
  ['that read one location', { a: [read('x'), read('x')], b: [read('x')], c: [read('x')] }],
  ['that write one location', { a: [write('x'), write('x')], b: [write('x'), write('x')] }],
  ['that read and write', { a: [read('x'), write('x')], b: [read('x'), write('x')] }],
  [
    'on several locations',
    {
      a: [write('x'), read('y'), write('z')],
      b: [write('y'), read('x'), write('z')],
      c: [read('z'), write('x')],
    },
  ],
])('of the schedules of actors %s, one of each class is walked', (_, programs) => {
  const all = walkAll(exhaustive(), programs).map((order) => classOf(order, programs));
  const walk = exhaustive();
  const walked = walkAll(walk, programs, { tellsNext: true });
  const classes = walked.map((order) => classOf(order, programs));
  expect(new Set(classes)).toEqual(new Set(all));
  expect(classes).toHaveLength(new Set(all).size);
  expect(walk.coverage).toMatchObject({ walked: walked.length, all: true });
});

test('a step that may touch anything is independent of nothing', () => {
  const other: PendingStep = { location: 'y', kind: 'other' };
  expect(walkAll(exhaustive(), { a: [write('x')], b: [other] }, { tellsNext: true })).toHaveLength(
    2,
  );
});

test('with a bound on preemptions nothing is left out', () => {
  const programs = { a: [write('x'), write('x')], b: [write('y'), write('y')] };
  const walk = exhaustive({ preemptionsMax: 9 });
  expect(walkAll(walk, programs, { tellsNext: true })).toHaveLength(6);
  expect(walk.coverage.redundant).toBe(0);
});
