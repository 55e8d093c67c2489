import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/index.js';
import { read, write } from './class-of.js';
import { unknown, walkAll } from './walk.js';

/** The order with the actors renamed in the order in which they first go. */
function renamed(order: string): string {
  const names = [...new Set(order)];
  return Array.from(order, (actor) => 'abc'[names.indexOf(actor)]).join('');
}

test('of schedules that differ by names alone, one is walked', () => {
  const programs = { a: unknown(2), b: unknown(2), c: unknown(2) };
  const every = walkAll(exhaustive(), programs);
  const some = walkAll(exhaustive({ alike: ['a', 'b', 'c'] }), programs);
  expect(some).toHaveLength(every.length / 6);
  expect(new Set(some)).toEqual(new Set(every.map(renamed)));
});

test('a bound on preemptions leaves out the same of them', () => {
  const programs = { a: unknown(3), b: unknown(3), c: unknown(3) };
  const plan = { preemptionsMax: 1 };
  const every = walkAll(exhaustive(plan), programs);
  const some = walkAll(exhaustive({ ...plan, alike: ['a', 'b', 'c'] }), programs);
  expect(new Set(some)).toEqual(new Set(every.map(renamed)));
});

test('actors beside them keep their own names', () => {
  const programs = { a: unknown(1), b: unknown(1), x: unknown(1) };
  const orders = walkAll(exhaustive({ alike: ['a', 'b'] }), programs);
  expect(orders.sort()).toEqual(['abx', 'axb', 'xab']);
});

test('with independent steps left out, every end is still reached', () => {
  const program = [read('x'), write('x')];
  const programs = { a: program, b: program, c: program };
  const walk = exhaustive({ reaches: 'every end', alike: ['a', 'b', 'c'] });
  const orders = walkAll(walk, programs, { tellsNext: true });
  const every = walkAll(exhaustive(), programs);
  // What each actor has read, by who had written last: values, as if writes were numbered.
  const ends = (all: readonly string[]) => new Set(all.map((order) => endOf(renamed(order))));
  expect(ends(orders)).toEqual(ends(every));
});

/** How many writes each read has seen, in the order of the reads. */
function endOf(order: string): string {
  const steps: Record<string, number> = {};
  let writes = 0;
  const seen: number[] = [];
  for (const actor of order) {
    steps[actor] = (steps[actor] ?? 0) + 1;
    if (steps[actor] === 1) seen.push(writes);
    else writes++;
  }
  return seen.join();
}
