import { expect, test } from '@jest/globals';
import { conclusionOf } from '../../src/detect/conclusion.js';
import { killMatrix, trialsOf } from '../../src/detect/kill-matrix.js';
import { killMatrixText } from '../../src/detect/kill-matrix-text.js';
import { key, mutantOf, trialOf } from './trials.js';

const mutants = [mutantOf('a'), mutantOf('b')];
const trials = [
  trialOf('a', { elapsedMs: 3_000, test: 'slow', scenario: 'drift' }),
  trialOf('a', { elapsedMs: 500, category: 'stress-overhead', test: 'foreign' }),
  trialOf('a', { elapsedMs: 2_000 }),
  trialOf('b', { outcome: 'pass', measuredAt: '2026-01-02T12:00:00.000Z' }),
];
const matrix = killMatrix(key, { mutants, trials });

test('who caught a mutant is told owner first, then by how soon', () => {
  expect(matrix.mutants[0]?.caughtBy.map(({ test: by }) => by)).toEqual([
    'a by gates',
    'slow',
    'foreign',
  ]);
  expect(matrix.mutants.map(({ fate }) => fate)).toEqual(['caught', 'missed']);
  expect(matrix.measuredAt).toBe('2026-01-02T12:00:00.000Z');
});

test('no trial is lost in the matrix', () => {
  expect(trialsOf(matrix)).toEqual(trials);
});

test('a person reads the catching test, its seconds and its figures, and the sum', () => {
  const text = killMatrixText(matrix, { conclusion: conclusionOf(matrix, []), whole: false });
  expect(text).toContain('stress-cost: caught 1 of 2');
  expect(text).toMatch(/caught +a +2\.0 s +gates +spent 1 cent, expected exactly 0\n/);
  expect(text).toMatch(/missed +b +b is its fault/);
  expect(text).toContain('by kind: cost 1 of 2');
  expect(text).toMatch(/caught 1 of 2 · verdict: fail$/);
});

test('the whole matrix shows each category: seconds, and * for the owner', () => {
  const text = killMatrixText(matrix, { conclusion: conclusionOf(matrix, []), whole: true });
  expect(text).toMatch(/│ a +│ 2\.0\* +│ 0\.5 +│/);
  expect(text).toMatch(/│ b +│ · +│ +│/);
});
