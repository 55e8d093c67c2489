import { describe, expect, test } from '@jest/globals';
import { CallComparison } from '../../src/measure/compared-calls.js';

const sides = { subject: 'subject', baseline: 'baseline', bare: 'bare' } as const;

/** Rounds of a bare call of 10 ns, in a machine that drifts. */
const comparison = (
  subjectNs: number,
  baselineNs: number,
): CallComparison<keyof typeof sides | 'twin'> => {
  const rounds = [0, 1, 2, 3, 4];
  const taking = (ns: number): number[] => rounds.map((drift) => ns + drift);
  return new CallComparison({
    bare: taking(10),
    twin: taking(10),
    subject: taking(subjectNs),
    baseline: taking(baselineNs),
  });
};

describe('the overhead of a subject, as a multiple of its baseline’s', () => {
  test.each([
    ['the same', 30, 30, 1],
    ['5 % more of the overhead, not of the call', 31, 30, 1.05],
    ['half of it', 20, 30, 0.5],
  ])('%s', (_, subject, baseline, ratio) => {
    expect(comparison(subject, baseline).overheadRatio(sides)).toBeCloseTo(ratio, 10);
  });

  test('is no number where the baseline adds nothing to what it is a multiple of', () => {
    expect(comparison(30, 10).overheadRatio(sides)).toBe(Infinity);
    expect(comparison(10, 10).overheadRatio(sides)).toBeNaN();
  });
});

test('the overhead of a subject in thousandths of a whole call', () => {
  const whole = { subject: 'subject', bare: 'bare', whole: 'baseline' } as const;
  // The drift is in the whole call as well: its median is 10,000 ns.
  expect(comparison(30, 9_998).perMilleOf(whole)).toBeCloseTo(2, 10);
  expect(comparison(10, 9_998).perMilleOf(whole)).toBe(0);
});
