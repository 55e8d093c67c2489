import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'census-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What the built census process says of three snapshots with so many records more in each. */
function censusOfPlanted(perSnapshot: number): unknown {
  const files = [0, 1, 2].map((i) => join(folder, `${i}.heapsnapshot`));
  execFileSync(process.execPath, [join('test', 'planted-leak.mjs'), `${perSnapshot}`, ...files]);
  return JSON.parse(
    execFileSync(process.execPath, [join('dist', 'census-process.js'), ...files], {
      encoding: 'utf8',
      env: { TMPDIR: folder },
    }),
  );
}

test('planted records are found to the last one, with the name of who holds them', () => {
  expect(censusOfPlanted(3)).toMatchObject({
    objectsKept: 6,
    holders: [expect.stringMatching(/^kept: 6 PlantedRecord .*Hoarder\.hoard → Array/)],
  });
});

test('a heap that keeps nothing has nothing found in it', () => {
  expect(censusOfPlanted(0)).toMatchObject({ objectsKept: 0, holders: [] });
});
