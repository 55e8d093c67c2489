import { describe, expect, test } from '@jest/globals';
import { median, medianInterval } from '../../src/measure/median.js';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

describe('median', () => {
  test.each<[number[], number]>([
    [[7], 7],
    [[1, 3], 2],
    [[3, 1, 2], 2],
    [[10, 9, 1, 2], 5.5],
    [[-5, -1, -3], -3],
    [[2, 10, 1], 2],
    [[], NaN],
  ])('of %j is %d', (samples, expected) => {
    expect(median(samples)).toBe(expected);
  });

  test('leaves its input as it was', () => {
    const samples = [3, 1, 2];
    median(samples);
    expect(samples).toEqual([3, 1, 2]);
  });
});

describe('medianInterval', () => {
  // Ranks from tables of the sign test: the true median lies between them in at least 95 %.
  test.each([
    [100, 41, 60],
    [25, 8, 18],
    [15, 4, 12],
    [3, 1, 3],
    [1, 1, 1],
  ])('of %i samples lies between ranks %i and %i', (n, low, high) => {
    expect(medianInterval(upTo(n))).toEqual({ low, high });
  });

  test('of nothing is not a number', () => {
    expect(medianInterval([])).toEqual({ low: NaN, high: NaN });
  });
});
