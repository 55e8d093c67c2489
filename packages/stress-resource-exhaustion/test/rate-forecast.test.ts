import { expect, test } from '@jest/globals';
import { RateForecast } from '../src/rate-forecast.js';

const HALF_OF_FOUR = {
  kind: 'rate',
  failureRateThreshold: 0.5,
  minimumCalls: 4,
  windowMs: 1_000,
} as const;

/** `s` succeeds, `f` fails. @returns the place of the outcome with which it opens, from 1. */
function opensAt(outcomes: string, forecast = new RateForecast(HALF_OF_FOUR)): number {
  return Array.from(outcomes).findIndex((each) => forecast.record({ failed: each === 'f' })) + 1;
}

test.each([
  ['ffff', 4],
  ['fff', 0],
  ['sssfff', 6],
  ['ssssffs', 0],
  ['sfsf', 4],
  ['ffs', 0],
  ['fffs', 0],
  ['fffsf', 5],
])('%s: it is to open at outcome %i', (outcomes, at) => {
  expect(opensAt(outcomes)).toBe(at);
});

test('once it was cleared, it begins with nothing', () => {
  const forecast = new RateForecast(HALF_OF_FOUR);
  opensAt('ffff', forecast);
  forecast.clear();
  expect(opensAt('ssff', forecast)).toBe(4);
});
