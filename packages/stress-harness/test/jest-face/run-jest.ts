import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { readReports } from '../../src/report/report-files.js';
import type { TestReport } from '../../src/report/test-report.js';

const TIMEOUT_MS = 30_000;
const project = join(process.cwd(), 'test', 'jest-face', 'project');
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

/** How a run of the small category beside this file ended. */
export interface JestRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly reports: readonly TestReport[];
  /** Whether a file that lay in the reports' folder before is still there. */
  readonly keptEarlier: boolean;
}

/** Runs one stress file of the small category, as a category's `stress` target does. */
export function runJest(
  file: string,
  env: Readonly<Record<string, string>> = {},
  moreArgs: readonly string[] = [],
): JestRun {
  const { PATH, HOME } = process.env;
  const folder = mkdtempSync(join(tmpdir(), 'breaker-lab-reports-'));
  const earlier = join(folder, 'earlier.json');
  writeFileSync(earlier, '{}');
  const args = ['--config', join(project, 'jest.config.mjs'), `stress/${file}.stress`, ...moreArgs];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', jest, ...args],
    {
      cwd: project,
      encoding: 'utf8',
      timeout: TIMEOUT_MS,
      env: { PATH, HOME, FACE_REPORTS: folder, ...env },
    },
  );
  const keptEarlier = existsSync(earlier);
  const reports = keptEarlier ? [] : readReports(folder);
  rmSync(folder, { recursive: true });
  const output = stripVTControlCharacters(stdout + stderr);
  return { exitCode: status, output, reports, keptEarlier };
}
