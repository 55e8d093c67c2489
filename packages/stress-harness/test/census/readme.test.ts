import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const home = fileURLToPath(new URL('../..', import.meta.url));

test('the example of a census finds its leak, as the README shows it', () => {
  const readme = readFileSync(`${home}README.md`, 'utf8');
  const [, example = '', , printed = ''] = readme
    .slice(readme.indexOf('## The census'))
    .split(/```\w*\n/);
  const args = ['--input-type=module', '--eval', example];
  expect(execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8' })).toBe(printed);
});
