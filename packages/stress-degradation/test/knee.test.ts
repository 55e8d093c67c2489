import { expect, test } from '@jest/globals';
import { knee } from '../src/knee.js';

const LOADS = [0.25, 0.5, 0.8, 0.95, 1.2, 2];

const kneeOf = (goodputs: readonly number[]): number =>
  knee(LOADS.map((load, i) => ({ load, offered: load, goodput: goodputs[i] ?? NaN })));

test.each([
  ['what follows load and then stays has it where it bends', [0.25, 0.5, 0.8, 0.95, 1, 1], 0.95],
  ['what collapses has it before', [250, 500, 800, 950, 300, 100], 0.95],
  ['what bends early has it early', [0.25, 0.5, 0.6, 0.62, 0.65, 0.7], 0.5],
  ['what never rises has it at the lowest load', [0.12, 0.12, 0.12, 0.12, 0.12, 0.12], 0.25],
  ['what never bends has it at the end', LOADS, 2],
] as const)('%s', (_, goodputs, expected) => {
  expect(kneeOf(goodputs)).toBe(expected);
});

test('the order of the points does not matter', () => {
  const points = LOADS.map((load) => ({ load, offered: load, goodput: Math.min(load, 0.9) }));
  expect(knee(points.toReversed())).toBe(knee(points));
});

test('what answers all that chance offers it has its knee at the end', () => {
  // Poisson arrivals of 80 ms: 1,138 and 1,500 a second instead of 955 and 1,528.
  const offered = [513, 1_137.5, 1_500, 1_787.5, 2_287.5, 3_575];
  const points = LOADS.map((load, i) => ({ load, offered: offered[i] ?? NaN }));
  expect(knee(points.map((point) => ({ ...point, goodput: point.offered })))).toBe(2);
});
