import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { clearReports, fileNameOf, rawDataFolder } from '../../src/report/report-files.js';

const folder = mkdtempSync(join(tmpdir(), 'breaker-lab-reports-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('what earlier runs left goes: reports, drafts of killed runs, raw data; nothing else', () => {
  for (const name of ['a.json', 'b.json.17.draft', 'notes.txt']) {
    writeFileSync(join(folder, name), '');
  }
  mkdirSync(rawDataFolder(folder));
  clearReports(folder);
  expect(readdirSync(folder)).toEqual(['notes.txt']);
});

test('no two titles share a file, however alike', () => {
  expect(fileNameOf('a promise!')).not.toBe(fileNameOf('a promise?'));
  expect(fileNameOf('x'.repeat(500)).length).toBeLessThan(100);
});
