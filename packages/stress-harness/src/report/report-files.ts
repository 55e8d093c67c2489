import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../harness-error.js';
import { DRAFT_SUFFIX, writeJsonAtomically } from './json-file.js';
import { testReportSchema, type TestReport } from './test-report.js';

const SLUG_CHARS = 60;
const DIGEST_CHARS = 8;

/** A test's name as a file's: readable, and no two titles share one. */
export function fileNameOf(test: string): string {
  const slug = test
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_CHARS);
  const digest = createHash('sha256').update(test).digest('hex').slice(0, DIGEST_CHARS);
  return `${slug}-${digest}`;
}

/**
 * Stores one report under a folder, named after its test.
 *
 * @throws {@link HarnessError} `ERR_NOT_WRITTEN` where there is no room, for example.
 */
export function writeReport(folder: string, report: TestReport): void {
  writeJsonAtomically(join(folder, `${fileNameOf(report.test)}.json`), report);
}

/** All reports of a folder, by file name; none when the folder is missing. */
export function readReports(folder: string): TestReport[] {
  return filesOf(folder, '.json').map((file) => {
    const parsed = testReportSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
    throw new HarnessError(
      'ERR_REPORT',
      `${file} is no report of this suite; delete it and run again`,
    );
  });
}

/**
 * Removes what earlier runs left, so that a folder tells of one run only: reports, drafts, raw data.
 *
 * @throws {@link HarnessError} `ERR_REPORT` where that is not allowed.
 */
export function clearReports(folder: string): void {
  const files = [...filesOf(folder, '.json'), ...filesOf(folder, DRAFT_SUFFIX)];
  try {
    for (const file of [...files, rawDataFolder(folder)]) {
      rmSync(file, { recursive: true, force: true });
    }
  } catch (error) {
    throw new HarnessError(
      'ERR_REPORT',
      `${folder}: what an earlier run left cannot be removed (${(error as Error).message}); remove it and run again`,
    );
  }
}

/** Where debug mode keeps raw data. */
export function rawDataFolder(reportsFolder: string): string {
  return join(reportsFolder, 'debug');
}

function filesOf(folder: string, suffix: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(suffix))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
