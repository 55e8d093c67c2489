import { expect, test } from '@jest/globals';
import { RateWindowTally } from '../src/rate-window-tally.js';

/** Judges one call under a rate of 100. */
function judged(hasRun: boolean, { exact, late }: { exact: number; late: number }) {
  const tally = new RateWindowTally();
  tally.judge(hasRun, { limitMicros: 100, exactMicros: exact, lateMicros: late, everMicros: 500 });
  const { counts, undecided } = tally;
  const counted = Object.entries(counts).filter(([, count]) => count > 0);
  return [...counted.map(([name]) => name), ...(undecided > 0 ? ['undecided'] : [])];
}

test('what the window has no room for must be turned away', () => {
  expect(judged(true, { exact: 101, late: 130 })).toEqual(['admittedAboveRate']);
  expect(judged(false, { exact: 101, late: 130 })).toEqual(['rejectedAtTheEdge']);
  expect(judged(false, { exact: 102, late: 130 })).toEqual([]);
});

test('what even a window a sixtieth longer has room for must be let in', () => {
  expect(judged(false, { exact: 70, late: 100 })).toEqual(['rejectedBelowRate']);
  expect(judged(true, { exact: 70, late: 100 })).toEqual(['admittedAtTheEdge']);
  expect(judged(true, { exact: 70, late: 99 })).toEqual(['admittedAfterwards']);
});

test('between the two either is right', () => {
  for (const hasRun of [true, false]) {
    expect(judged(hasRun, { exact: 100, late: 101 })).toEqual(['undecided']);
  }
});
