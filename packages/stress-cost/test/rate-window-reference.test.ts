import { expect, test } from '@jest/globals';
import { RateWindowReference } from '../src/rate-window-reference.js';

const PER_MS = 100;

function window(): RateWindowReference {
  const reference = new RateWindowReference({ perMs: PER_MS });
  reference.enter(0, 1);
  reference.enter(40, 10);
  reference.enter(40, 100);
  return reference;
}

const sums = (reference: RateWindowReference, timesMs: readonly number[]): number[] =>
  timesMs.map((nowMs) => reference.sumMicros({ nowMs, lengthMs: PER_MS }));

test('money is in a window from the instant it was reserved until it is as old as the window', () => {
  expect(sums(window(), [40, 99, 100, 139.5, 140])).toEqual([111, 111, 110, 110, 0]);
});

test('a settlement counts as if it had been known from the start', () => {
  const reference = window();
  const entry = reference.enter(50, 1_000);
  entry.micros = 3_000;
  expect(sums(reference, [50, 149, 150])).toEqual([3_111, 3_000, 0]);
});

test('what no window reaches any more is let go', () => {
  const reference = window();
  reference.enter(340, 1);
  expect(reference.entries.map(({ atMs }) => atMs)).toEqual([40, 40, 340]);
});
