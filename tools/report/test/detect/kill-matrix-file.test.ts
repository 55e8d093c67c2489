import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { KillMatrixFile } from '../../src/detect/kill-matrix-file.js';
import type { KillMatrix, MatrixKey } from '../../src/detect/kill-matrix.js';
import { key, mutantOf, trialOf } from './trials.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breaker-lab-matrix-'));
  path = join(folder, 'kill-matrix.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const opened = (changes: Partial<MatrixKey> = {}) =>
  new KillMatrixFile(path, {
    key: { ...key, ...changes },
    mutants: [mutantOf('a'), mutantOf('b')],
  });
const stored = () => JSON.parse(readFileSync(path, 'utf8')) as KillMatrix;

test('what one run has found, the next of the same key goes on with', () => {
  opened().keep([trialOf('a')]);
  opened().keep([trialOf('b')]);
  expect(stored().mutants.map(({ name, fate }) => [name, fate])).toEqual([
    ['a', 'caught'],
    ['b', 'caught'],
  ]);
});

test.each([{ seed: 7 }, { sources: 'edited' }, { profile: 'soak' as const }])(
  'another key, %j, begins anew',
  (changes) => {
    opened().keep([trialOf('a')]);
    expect(opened(changes).trials).toEqual([]);
  },
);

test('a newer trial of a mutant by a category takes the place of all older ones', () => {
  opened().keep([trialOf('a'), trialOf('a', { test: 'a line that will be gone' })]);
  opened().keep([trialOf('a', { outcome: 'pass' })]);
  expect(stored().mutants[0]).toMatchObject({ fate: 'missed', caughtBy: [] });
});

test('a file that is no matrix is no hindrance', () => {
  writeFileSync(path, '{ half of');
  expect(opened().trials).toEqual([]);
});
