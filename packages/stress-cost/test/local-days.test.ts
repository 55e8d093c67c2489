import { expect, test } from '@jest/globals';
import { dayIndex, LOCAL_DAYS, type LocalDays, midnightsEpochMs } from '../src/local-days.js';

const HOUR_MS = 3_600_000;

/** How long each of the days is, in hours. */
function lengths(days: LocalDays): number[] {
  const midnights = midnightsEpochMs(days);
  return midnights.slice(1).map((to, i) => (to - (midnights[i] ?? NaN)) / HOUR_MS);
}

test.each(LOCAL_DAYS)('$timeZone: the uncommon day lies between two of 24 hours', (days) => {
  expect(lengths(days)).toEqual([24, expect.any(Number), 24]);
});

test('all lengths of days are there that clocks make', () => {
  const all = new Set(LOCAL_DAYS.flatMap(lengths));
  expect([...all].sort()).toEqual([23, 23.5, 24, 24.5, 25]);
});

test('a midnight is the first instant of its day', () => {
  const day = dayIndex([10, 20, 30]);
  expect([9, 10, 19, 20, 35].map(day)).toEqual([-1, 0, 0, 1, 2]);
});
