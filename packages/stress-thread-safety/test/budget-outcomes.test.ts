import { expect, test } from '@jest/globals';
import { allowedOutcomes } from '../src/allowed-outcomes.js';
import { budgetOutcomes, budgetSteps } from '../src/budget-outcomes.js';
import { BUDGET_SCRIPTS } from '../src/budget-script.js';

function outcomesOf(name: string): ReadonlySet<string> {
  const script = BUDGET_SCRIPTS.find((other) => other.name === name);
  if (script === undefined) throw new RangeError(name);
  return allowedOutcomes(budgetSteps(script), budgetOutcomes(script));
}

test('the last cent goes to one of two threads', () => {
  expect([...outcomesOf('two threads at the last cent')].sort()).toEqual([
    '{"heard":[[false],[true]],"committedMicros":0,"reservedMicros":1}',
    '{"heard":[[true],[false]],"committedMicros":0,"reservedMicros":1}',
  ]);
});

test('what is spent is charged once, whether it expires before or not', () => {
  const charged = [...outcomesOf('expiry against commit')].map(
    (text) => JSON.parse(text) as { committedMicros: number; reservedMicros: number },
  );
  const sums = charged.map(
    ({ committedMicros, reservedMicros }) => committedMicros + reservedMicros,
  );
  // A has spent 2; B holds 6, or was charged them, or had no room.
  expect(new Set(sums)).toEqual(new Set([2, 6, 8]));
});
