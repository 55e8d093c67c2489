import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

test('each label has its own modules, down to what they import; the harness is there once', () => {
  const program = join(process.cwd(), 'test', 'subject', 'modules', 'imports-apart.mjs');
  const { stdout } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual({
    a: 3,
    b: 1,
    again: 4,
    sharesFunction: false,
    sharesHarness: true,
  });
});
