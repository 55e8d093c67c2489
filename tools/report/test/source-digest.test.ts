import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sourceDigest } from '../src/source-digest.js';

let root: string;
function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'breaker-lab-digest-'));
  write('package-lock.json', '{}');
  write('packages/core/src/deep/a.ts', '1');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test.each([
  ['packages/core/src/deep/a.ts', true],
  ['packages/core/src/new.ts', true],
  ['packages/core/stress/new.stress.ts', true],
  ['package-lock.json', true],
  ['packages/core/README.md', false],
  ['packages/core/test/a.test.ts', false],
  ['README.md', false],
])('an edit of %s makes other results: %s', (path, isOther) => {
  const before = sourceDigest(root);
  write(path, 'edited');
  expect(sourceDigest(root) !== before).toBe(isOther);
});
