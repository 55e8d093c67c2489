import { expect, test } from '@jest/globals';
import { DayLedgers } from '../src/day-ledgers.js';

const HOURS_IN_DAY = 24;
const daily = () =>
  new DayLedgers({ capMicros: 100, dayOf: (hours) => Math.floor(hours / HOURS_IN_DAY) });

test('a day has one account, from its first instant to its last', () => {
  const days = daily();
  const first = days.at(24);
  expect(days.at(47.9)).toBe(first);
  expect(days.at(48)).not.toBe(first);
});

test('a clock that is set back stays in the day it had reached', () => {
  const days = daily();
  const reached = days.at(48);
  expect([47, 0, 71].map((hours) => days.at(hours))).toEqual([reached, reached, reached]);
  expect(days.all).toEqual([reached]);
});
