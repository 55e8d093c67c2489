import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { TestReport } from '../../src/report/test-report.js';
import { processesOf } from '../lab/kills/victims.mjs';
import { followJest, runJest } from './run-jest.js';

/** Jest runs are started, with two workers each. */
const TWO_WORKERS = ['--maxWorkers=2', '--workerIdleMemoryLimit=500MB'];
const POLL_MS = 20;

test('what bears a neighbour is measured beside another, what does not is measured alone', () => {
  const { reports, exitCode } = runJest('(beside-one|beside-two|alone)', {}, TWO_WORKERS);
  expect(exitCode).toBe(0);
  const [alone, one, two] = ['alone', 'beside-one', 'beside-two'].map((name) =>
    timeOf(reports.find((report) => report.test.includes(`(${name})`))),
  );
  expect(overlaps(one, two)).toBe(true);
  expect(overlaps(alone, one)).toBe(false);
  expect(overlaps(alone, two)).toBe(false);
});

test('where Jest is killed its workers end, and their labs with them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breaker-lab-killed-'));
  let labs = 0;
  await followJest('beside-(one|two)', {
    env: { TMPDIR: folder },
    moreArgs: TWO_WORKERS,
    onOutput: (output, pid) => {
      if (!output.includes('under way')) return;
      labs ||= processesOf(folder, 'entry.js').length;
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    },
  });
  expect(labs).toBeGreaterThan(0);
  while (processesOf(folder).length > 0) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  // Not by themselves, but because of it.
  expect(existsSync(join(folder, 'finished'))).toBe(false);
  rmSync(folder, { recursive: true });
});

/** When a test was measured, in milliseconds since 1970. */
function timeOf(report: TestReport | undefined): { beginMs: number; endMs: number } {
  const endMs = Date.parse(report?.measuredAt ?? '');
  return { beginMs: endMs - (report?.elapsedMs ?? NaN), endMs };
}

type Time = ReturnType<typeof timeOf> | undefined;

function overlaps(one: Time, other: Time): boolean {
  if (one === undefined || other === undefined) throw new Error('a report is missing');
  return one.beginMs < other.endMs && other.beginMs < one.endMs;
}
