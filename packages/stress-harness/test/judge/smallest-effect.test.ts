import { describe, expect, test } from '@jest/globals';
import { agreementOf } from '../../src/judge/agreement.js';
import {
  failProbability,
  smallestEffect,
  type TimedFigure,
} from '../../src/judge/smallest-effect.js';
import { median } from '../../src/measure/median.js';
import { SeededRandom } from '../../src/seed.js';

const figure = (values: readonly number[], changes: Partial<TimedFigure> = {}): TimedFigure => ({
  values,
  bound: 'at most',
  threshold: 10,
  sampling: 'agreement',
  ...changes,
});

describe('the probability of a fail', () => {
  test.each([
    [0, 0],
    [1, 1],
    // Seven of seven, 1/128; then what 13 of 15 and 24 of 31 add to it.
    [0.5, 0.0115],
    [6 / 7, 0.9444],
  ])('with a share of %d that misses: %d', (missShare, expected) => {
    expect(failProbability(missShare, { sampling: 'agreement' })).toBeCloseTo(expected, 4);
  });

  test('is that of agreementOf on drawn processes', () => {
    const random = new SeededRandom(1, 'misses');
    const runs = 4_000;
    let fails = 0;
    for (let run = 0; run < runs; run++) {
      const met = Array.from({ length: 31 }, () => random.share() >= 0.8);
      let wanted = 7;
      for (;;) {
        const agreement = agreementOf(met.slice(0, wanted), { voided: 0 });
        if (agreement.outcome === 'fail') fails++;
        if (agreement.outcome !== 'undecided') break;
        wanted = agreement.processesWanted;
      }
    }
    expect(fails / runs).toBeCloseTo(failProbability(0.8, { sampling: 'agreement' }), 1);
  });

  test('is lower where one process that meets it is enough', () => {
    const missShare = 0.9;
    const once = failProbability(missShare, { sampling: 'once' });
    expect(once).toBeLessThan(missShare);
    expect(once).toBeGreaterThan(missShare * failProbability(missShare, { sampling: 'agreement' }));
  });
});

describe('the smallest effect', () => {
  test.each<[string, TimedFigure, number]>([
    ['of equal values is their distance', figure([6, 6, 6, 6, 6, 6, 6]), 4],
    ['of seven is that of the second best', figure([1, 2, 6, 7, 8, 9, 9]), 8],
    ['of fifteen leaves two behind', figure([1, 2, 3, ...Array<number>(12).fill(9)]), 7],
    [
      'for a lower bound is what must be lost',
      figure([20, 19, 15, 14, 13, 12, 11], { bound: 'at least' }),
      9,
    ],
    ['of one process is its distance', figure([6], { sampling: 'once' }), 4],
    ['of what is found already is none', figure([20, 20, 20, 20, 20, 20, 20]), 0],
  ])('%s', (_, timed, inUnit) => {
    expect(smallestEffect(timed)?.inUnit).toBe(inUnit);
  });

  test('is in percent of the median', () => {
    expect(smallestEffect(figure([5, 5, 5, 8, 8, 8, 8]))).toEqual({ inUnit: 5, percent: 62.5 });
  });

  test('has no percent where the median is nothing', () => {
    expect(smallestEffect(figure([0, 0, 0]))?.percent).toBeNull();
  });

  test('of a pool of many runs is the quantile that fails nine times in ten', () => {
    const random = new SeededRandom(1, 'pool');
    const pool = Array.from({ length: 4_000 }, () => random.share());
    // Uniform in 0–1: shifted by 10 − 0.16 a share of 0.84 lies beyond 10.
    expect(smallestEffect(figure(pool))?.inUnit).toBeCloseTo(10 - 0.16, 1);
    expect(median(pool)).toBeCloseTo(0.5, 1);
  });

  test.each<[string, TimedFigure]>([
    ['nothing was measured', figure([])],
    ['there is no worse side', figure([10], { bound: 'exactly' })],
  ])('is not known where %s', (_, timed) => {
    expect(smallestEffect(timed)).toBeUndefined();
  });
});
