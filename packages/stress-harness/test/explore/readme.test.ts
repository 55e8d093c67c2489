import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const home = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(`${home}README.md`, 'utf8');

/** The n-th block of code of the section on the explorer. */
function block(index: number): string {
  const section = readme.slice(readme.indexOf('## The interleaving explorer'));
  return section.split(/```\w*\n/)[2 * index + 1] ?? '';
}

/** What the first example prints, run as a user of the package runs it. */
function printed(): string {
  const args = ['--input-type=module', '--eval', block(0)];
  return execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8' });
}

test('the first example finds its lost update in less than 30 lines, as the README shows it', () => {
  expect(block(0).split('\n').length).toBeLessThan(30);
  expect(printed()).toBe(block(1));
});

test('every outcome a person may meet is explained', () => {
  const outcomes = [
    'deadlock',
    'livelock',
    'uncontrolled',
    'unhandled-rejection',
    'exit',
    'no-point',
    'died',
  ];
  for (const outcome of outcomes) expect(readme).toContain(`| \`${outcome}\``);
});
