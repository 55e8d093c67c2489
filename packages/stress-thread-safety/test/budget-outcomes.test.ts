import { expect, test } from '@jest/globals';
import { allowedOutcomes } from '../src/allowed-outcomes.js';
import { budgetOutcomes, budgetSteps } from '../src/budget-outcomes.js';
import { BUDGET_SCRIPTS } from '../src/budget-script.js';

function outcomesOf(name: string): ReadonlySet<string> {
  const script = BUDGET_SCRIPTS.find((other) => other.name === name);
  if (script === undefined) throw new RangeError(name);
  return allowedOutcomes(budgetSteps(script.threads), budgetOutcomes(script));
}

test('the last cent goes to one of two threads', () => {
  expect([...outcomesOf('two threads at the last cent')].sort()).toEqual([
    '{"heard":[[false],[true]],"committedMicros":0,"reservedMicros":1}',
    '{"heard":[[true],[false]],"committedMicros":0,"reservedMicros":1}',
  ]);
});

function sumsOf(name: string): ReadonlySet<number> {
  const ends = [...outcomesOf(name)].map(
    (text) => JSON.parse(text) as { committedMicros: number; reservedMicros: number },
  );
  return new Set(
    ends.map(({ committedMicros, reservedMicros }) => committedMicros + reservedMicros),
  );
}

test('what is spent is charged once, whether it expires before or not', () => {
  expect(sumsOf('expiry against commit')).toEqual(new Set([6]));
  expect(sumsOf('expiry against the commit of less, which may come to correct it')).toEqual(
    new Set([2]),
  );
});

test('room of what was charged for an expired reservation, and then corrected, can be had', () => {
  // A has spent 2, and B holds 6, or had no room.
  expect(sumsOf('room that the correction of an expired reservation gives back')).toEqual(
    new Set([2, 8]),
  );
});
