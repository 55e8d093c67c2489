import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
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
}

/** A folder for reports, outside the workspace. */
export function reportsFolder(): string {
  return mkdtempSync(join(tmpdir(), 'breaker-lab-reports-'));
}

/** Runs one stress file of the small category, as a category's `stress` target does. */
export function runJest(
  file: string,
  { env = {}, reports = reportsFolder() }: { env?: Record<string, string>; reports?: string } = {},
): JestRun {
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      jest,
      '--config',
      join(project, 'jest.config.mjs'),
      `stress/${file}.stress`,
    ],
    {
      cwd: project,
      encoding: 'utf8',
      timeout: TIMEOUT_MS,
      env: { PATH, HOME, FACE_REPORTS: reports, ...env },
    },
  );
  return {
    exitCode: status,
    output: stripVTControlCharacters(stdout + stderr),
    reports: status === 2 ? [] : readReports(reports),
  };
}
