import { expect, test } from '@jest/globals';
import { allowedOutcomes } from '../src/allowed-outcomes.js';
import { breakerOutcomes } from '../src/breaker-outcomes.js';
import { BREAKER_SCRIPTS } from '../src/breaker-script.js';

function outcomesOf(name: string): readonly unknown[] {
  const script = BREAKER_SCRIPTS.find((other) => other.name === name);
  if (script === undefined) throw new RangeError(name);
  const outcomes = allowedOutcomes(script.threads, breakerOutcomes(script));
  return [...outcomes].map((text) => JSON.parse(text) as unknown);
}

test('two failures that it takes open it, whoever comes first', () => {
  const counts = { admitted: 2, rejected: 0, succeeded: 0, failed: 2, late: 0 };
  expect(outcomesOf('two threads meet the trip threshold')).toEqual([
    { heard: [[true], [true]], state: 'open', counts },
  ]);
});

test('of three threads that come when the open period is over, one has the slot', () => {
  const counts = { admitted: 2, rejected: 2, succeeded: 0, failed: 1, late: 0 };
  const heard = [
    [[true], [false], [false]],
    [[false], [true], [false]],
    [[false], [false], [true]],
  ];
  expect(outcomesOf('three threads at the end of the open period, one trial slot')).toEqual(
    heard.map((one) => ({ heard: one, state: 'half-open', counts })),
  );
});

test('a failure of an earlier generation is late, before the trial and after it', () => {
  const counts = { admitted: 3, rejected: 0, succeeded: 1, failed: 1, late: 1 };
  expect(outcomesOf('a late settle against a new generation')).toEqual([
    { heard: [[true], [true, true]], state: 'closed', counts },
  ]);
});
