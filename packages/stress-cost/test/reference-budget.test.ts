import { expect, test } from '@jest/globals';
import { ReferenceBudget } from '../src/reference-budget.js';

const DAY_MS = 86_400_000;
const TTL_MS = 10;

function budget(): { budget: ReferenceBudget; time: { nowMs: number; epochMs: number } } {
  const time = { nowMs: 0, epochMs: DAY_MS / 2 };
  const terms = { nowMs: () => time.nowMs, epochMs: () => time.epochMs };
  return { budget: new ReferenceBudget({ capMicros: 100, ttlMs: TTL_MS, ...terms }), time };
}

const books = (committedMicros: number, reservedMicros: number, capMicros = 100): object => ({
  committedMicros,
  reservedMicros,
  capMicros,
});

test('what fits to the last micro-unit is admitted, and nothing beyond', () => {
  const { budget: reference } = budget();
  expect(reference.reserve(1, 60)).toBe('admitted');
  expect(reference.reserve(2, 41)).toBe('refused');
  expect(reference.reserve(3, 40)).toBe('admitted');
  expect(reference.reserve(4, 0)).toBe('admitted');
  expect(reference.books()).toEqual(books(0, 100));
});

test('a reservation ends once, and a refund is a part of what was committed', () => {
  const { budget: reference } = budget();
  reference.reserve(1, 60);
  expect(reference.refund(1, 0)).toBe('thrown');
  expect(reference.commit(1, 90)).toBe('done');
  expect([reference.commit(1, 90), reference.release(1), reference.extend(1)]).toEqual([
    'thrown',
    'thrown',
    'thrown',
  ]);
  expect([reference.refund(1, 50), reference.refund(1, 41), reference.refund(1, 40)]).toEqual([
    'done',
    'thrown',
    'done',
  ]);
  expect(reference.books()).toEqual(books(0, 0));
});

test('an expired estimate is spent, until the call settles after all', () => {
  const { budget: reference, time } = budget();
  reference.reserve(1, 60);
  time.nowMs = TTL_MS;
  expect(reference.books()).toEqual(books(60, 0));
  expect(reference.extend(1)).toBe('thrown');
  expect(reference.commit(1, 10)).toBe('done');
  expect(reference.books()).toEqual(books(10, 0));
});

test('an extended reservation lives a full time to live from then on', () => {
  const { budget: reference, time } = budget();
  reference.reserve(1, 60);
  time.nowMs = TTL_MS - 1;
  reference.extend(1);
  time.nowMs = 2 * TTL_MS - 2;
  expect(reference.books()).toEqual(books(0, 60));
  time.nowMs = 2 * TTL_MS - 1;
  expect(reference.books()).toEqual(books(60, 0));
});

test('a reservation is charged to the day in which it was made', () => {
  const { budget: reference, time } = budget();
  reference.reserve(1, 60);
  time.epochMs += DAY_MS;
  expect(reference.reserve(2, 100)).toBe('admitted');
  reference.commit(1, 70);
  expect(reference.books()).toEqual(books(0, 100));
  time.epochMs -= DAY_MS;
  expect(reference.books()).toEqual(books(70, 0));
});

test('a cap below what is spent refuses even a call of no cost', () => {
  const { budget: reference } = budget();
  reference.reserve(1, 60);
  reference.setCap(59);
  expect(reference.reserve(2, 0)).toBe('refused');
  expect(reference.books()).toEqual(books(0, 60, 59));
});
