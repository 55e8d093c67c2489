import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writeJsonAtomically } from '../../src/report/json-file.js';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breaker-lab-json-'));
  file = join(folder, 'report.json');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Gets half of its text to the disk, and then finds it full. */
const fullDisk = (draft: string, text: string): void => {
  writeFileSync(draft, text.slice(0, text.length / 2));
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
};

test('a file is written whole, and replaces the one before', () => {
  writeJsonAtomically(file, { run: 1 });
  writeJsonAtomically(file, { run: 2 });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ run: 2 });
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test('a full disk is told with the file and what to do; no half of a file is left', () => {
  expect(() => {
    writeJsonAtomically(file, { run: 1 }, fullDisk);
  }).toThrow(
    expect.objectContaining({
      code: 'ERR_NOT_WRITTEN',
      message: `${file} could not be written, and is as it was before (ENOSPC: no space left on device, write); make room on that disk, then run again`,
    }),
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('a full disk leaves the file as it was', () => {
  writeJsonAtomically(file, { run: 1 });
  expect(() => {
    writeJsonAtomically(file, { run: 2 }, fullDisk);
  }).toThrow('ENOSPC');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ run: 1 });
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test('a folder that is a file is told as well', () => {
  writeFileSync(file, '');
  expect(() => {
    writeJsonAtomically(join(file, 'below.json'), {});
  }).toThrow(expect.objectContaining({ code: 'ERR_NOT_WRITTEN' }));
});

test('a real limit on the size of files leaves the old report and nothing else', () => {
  writeJsonAtomically(file, { run: 1 });
  const writer = join(process.cwd(), 'test', 'report', 'write-large.mjs');
  // Nobody needs rights for it: the kernel ends the write half-way.
  const code = execFileSync('/bin/sh', [
    '-c',
    'ulimit -f 1 && exec "$0" "$@"',
    process.execPath,
    writer,
    file,
  ]);
  expect(code.toString()).toBe('ERR_NOT_WRITTEN raise the limit');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ run: 1 });
  expect(readdirSync(folder)).toEqual(['report.json']);
});
