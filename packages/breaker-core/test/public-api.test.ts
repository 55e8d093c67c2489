import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const REVIEWED = fileURLToPath(new URL('../api/', import.meta.url));
const EXTRACT = join(REVIEWED, 'extract.mjs');
const ACCEPT = 'a change is accepted, after review, by: npx nx api breaker-core';

const reportsIn = (folder: string): string[] =>
  readdirSync(folder).filter((file) => file.endsWith('.api.md'));

describe('the public API of the built package is the one that was reviewed', () => {
  let extracted: string;

  beforeAll(() => {
    extracted = mkdtempSync(join(tmpdir(), 'breaker-core-api-'));
    execFileSync(process.execPath, [EXTRACT, extracted], { stdio: 'pipe', timeout: 240_000 });
  });

  afterAll(() => {
    rmSync(extracted, { recursive: true, force: true });
  });

  test('for every export of the package', () => {
    expect(reportsIn(REVIEWED)).toEqual(reportsIn(extracted));
    expect(reportsIn(REVIEWED)).toHaveLength(3);
  });

  test.each(reportsIn(REVIEWED))(`%s; ${ACCEPT}`, (report) => {
    const [reviewed, built] = [REVIEWED, extracted].map((folder) =>
      readFileSync(join(folder, report), 'utf8').split('\n'),
    );
    expect(built).toEqual(reviewed);
  });
});
