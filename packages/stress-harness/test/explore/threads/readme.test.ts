import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const home = fileURLToPath(new URL('../../..', import.meta.url));
const readme = readFileSync(join(home, 'README.md'), 'utf8');
const section = readme.slice(readme.indexOf('### Threads'));
const [, program = '', , example = '', , output = ''] = section.split(/```\w*\n/);

/** What the example prints, run beside its program, within the package. */
function printed(): string {
  mkdirSync(join(home, 'out-tsc'), { recursive: true });
  const folder = mkdtempSync(join(home, 'out-tsc', 'readme-'));
  try {
    writeFileSync(join(folder, 'counter.mjs'), program);
    writeFileSync(join(folder, 'example.mjs'), example);
    return execFileSync(process.execPath, [join(folder, 'example.mjs')], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the example of two threads finds what the README shows', () => {
  expect(printed()).toBe(output);
});
