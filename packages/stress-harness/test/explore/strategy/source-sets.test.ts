import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exhaustive, type PendingStep } from '../../../src/explore/index.js';
import { classOf, read, write } from './class-of.js';
import { type Programs, walkAll } from './walk.js';

const steps = fc.array(
  fc
    .tuple(fc.constantFrom('x', 'y', 'z'), fc.boolean())
    .map(([at, w]) => (w ? write(at) : read(at))),
  { maxLength: 4 },
);
const programs: fc.Arbitrary<Programs> = fc.record({ a: steps, b: steps, c: steps });

const classes = (orders: readonly string[], of: Programs): string[] =>
  orders.map((order) => classOf(order, of)).sort();

test('whatever actors do, every end is walked once', () => {
  fc.assert(
    fc.property(programs, (of) => {
      const ends = exhaustive({ reaches: 'every end' });
      const all = classes(walkAll(exhaustive(), of, { tellsNext: true }), of);
      expect(classes(walkAll(ends, of, { tellsNext: true }), of)).toEqual(all);
      expect(ends.coverage).toMatchObject({ all: true, walked: all.length });
    }),
    { numRuns: 300 },
  );
});

test('what would have been left half-way is not begun', () => {
  const of = {
    a: [write('x'), write('y')],
    b: [write('z'), write('x')],
    c: [write('y'), write('z')],
  };
  const states = exhaustive();
  const ends = exhaustive({ reaches: 'every end' });
  walkAll(states, of, { tellsNext: true });
  walkAll(ends, of, { tellsNext: true });
  expect(ends.coverage.redundant).toBeLessThan(states.coverage.redundant / 2);
});

test('a step that may touch anything is walked before and after all others', () => {
  const other: PendingStep = { location: 'y', kind: 'other' };
  const walk = exhaustive({ reaches: 'every end' });
  const orders = walkAll(walk, { a: [write('x')], b: [other] }, { tellsNext: true });
  expect(orders.sort()).toEqual(['ab', 'ba']);
});

test('where nothing is told of what comes next, every schedule is walked', () => {
  const walk = exhaustive({ reaches: 'every end' });
  expect(walkAll(walk, { a: [write('x')], b: [write('y')] })).toHaveLength(2);
});

test('what it leaves out is part of the bound', () => {
  expect(exhaustive({ reaches: 'every end' }).coverage.bound).toBe(
    'none; every end, not every state on the way',
  );
});

test('a bound on preemptions is refused: it would leave out ends', () => {
  expect(() => exhaustive({ reaches: 'every end', preemptionsMax: 2 })).toThrow(
    expect.objectContaining({ code: 'ERR_STRATEGY' }),
  );
});
