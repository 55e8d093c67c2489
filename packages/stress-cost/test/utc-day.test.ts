import { expect, test } from '@jest/globals';
import { withinOneUtcDay } from '../src/utc-day.js';

test('a run that has midnight in it is thrown away and run again', async () => {
  const days = ['2026-03-31', '2026-04-01', '2026-04-01', '2026-04-01'];
  const results = ['across midnight', 'within one day'];
  const next = <T>(list: T[]): T => list.shift() as T;
  const result = await withinOneUtcDay(
    () => Promise.resolve(next(results)),
    () => next(days),
  );
  expect(result).toBe('within one day');
});

test('a run within one day is run once', async () => {
  let runs = 0;
  await withinOneUtcDay(
    () => Promise.resolve(++runs),
    () => '2026-03-31',
  );
  expect(runs).toBe(1);
});
