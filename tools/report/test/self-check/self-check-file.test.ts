import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SelfCheckFile } from '../../src/self-check/self-check-file.js';
import { machine } from '../report-of.js';
import { runOf } from './check-runs.js';

const NOW = '2026-01-01T12:00:00.000Z';
const key = { profile: 'smoke', machine, sources: 'any' } as const;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breaker-lab-self-check-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const opened = (changes: Partial<typeof key> | { sources: string } = {}) =>
  new SelfCheckFile(join(folder, 'self-check.json'), { ...key, ...changes });

test('runs that have ended are not made again, also by another process', () => {
  opened().keep([runOf({ seed: 1 })], NOW);
  const again = opened();
  expect(again.has(runOf({ seed: 1 }))).toBe(true);
  expect(again.has(runOf({ seed: 2 }))).toBe(false);
  expect(again.has(runOf({ seed: 1, condition: 'busy' }))).toBe(false);
});

test('runs of other sources are forgotten', () => {
  opened().keep([runOf()], NOW);
  expect(opened({ sources: 'edited' }).runs).toEqual([]);
});

test('what was summed up can be read and gone on with', () => {
  const file = opened();
  file.keep([runOf()], NOW);
  expect(file.conclude(NOW).alarms).toHaveLength(1);
  expect(opened().runs).toHaveLength(1);
});
