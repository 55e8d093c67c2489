import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HarnessError } from '../harness-error.js';
import { testReportSchema, type TestReport } from './test-report.js';

const SLUG_CHARS = 60;
const DIGEST_CHARS = 8;

/** Writes a JSON file whole or not at all: a reader never meets half of one. */
export function writeJsonAtomically(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(draft, file);
}

/** Stores one report under a folder, named after its test; no two titles share a file. */
export function writeReport(folder: string, report: TestReport): void {
  const slug = report.test
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_CHARS);
  const digest = createHash('sha256').update(report.test).digest('hex').slice(0, DIGEST_CHARS);
  writeJsonAtomically(join(folder, `${slug}-${digest}.json`), report);
}

/** All reports of a folder, by file name; none when the folder is missing. */
export function readReports(folder: string): TestReport[] {
  return reportFiles(folder).map((file) => {
    const parsed = testReportSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
    throw new HarnessError(
      'ERR_REPORT',
      `${file} is no report of this suite; delete it and run again`,
    );
  });
}

/** Removes the reports of earlier runs, so that a folder tells of one run only. */
export function clearReports(folder: string): void {
  for (const file of reportFiles(folder)) rmSync(file);
}

function reportFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
