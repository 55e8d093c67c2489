import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { runJest } from './run-jest.js';

/** A Jest run is started. */

// A link to nowhere: nothing can be written there, whoever asks.
const blocked = join(tmpdir(), `breaker-lab-blocked-${randomUUID()}`);
symlinkSync('/no/such/folder', blocked);
const file = `${blocked}.txt`;
writeFileSync(file, '');

afterAll(() => {
  rmSync(blocked);
  rmSync(file);
});

test('a pass whose report cannot be stored is none: it says where, what to do, and exits with 1', () => {
  const { exitCode, output } = runJest('judged', { FACE_REPORTS: blocked });
  expect(exitCode).toBe(1);
  expect(output).toContain('INCONCLUSIVE  all parts are whole (judged)');
  expect(output).toMatch(/no verdict {2}.*\.json could not be written, and is as it was before/);
});

test('a fail whose report cannot be stored stays one', () => {
  const { exitCode, output } = runJest('judged', {
    FACE_REPORTS: blocked,
    STRESS_SUBJECT: 'broken',
  });
  expect(exitCode).toBe(1);
  expect(output).toMatch(/broken promise {2}nothing is broken · .*could not be written/);
});

test('a skipped test whose report cannot be stored ends the run red', () => {
  expect(runJest('needs-cost', { FACE_REPORTS: blocked }).exitCode).toBe(1);
});

test('reports that cannot be removed end the run before it begins, with code 2', () => {
  const { exitCode, output } = runJest('judged', { FACE_REPORTS: file });
  expect(exitCode).toBe(2);
  expect(output).toContain('ERR_REPORT');
  expect(output).toContain('what an earlier run left cannot be removed');
});
