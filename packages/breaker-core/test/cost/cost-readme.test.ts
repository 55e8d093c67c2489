import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as core from '../../src/index.js';
import { costLab } from './cost-lab.js';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const SECTION = README.slice(README.indexOf('\n## CostBreaker'));

/** The names in one column of the table whose head begins with `head`. */
function names(head: string, column = 1): string[] {
  const lines = SECTION.split('\n');
  const rows = lines.slice(lines.findIndex((line) => line.startsWith(`| ${head} `)) + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((row) => (row.split('|')[column] ?? '').replaceAll('`', '').trim());
}

describe('the README tells what the cost breaker does', () => {
  test('every option it names is one, and every option is named', () => {
    const known = /known options are ([\w, ]+)/;
    const options = { dailyCap: 1, nonsense: 1 } as core.CostBreakerOptions;
    let message = '';
    try {
      costLab(options);
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(names('option').sort()).toEqual(known.exec(message)?.[1]?.split(', ').sort());
  });

  test('every event it names is one, and every event is named', () => {
    const { breaker } = costLab({ dailyCap: 1 });
    expect(() => breaker.on('nonsense' as 'blocked', () => 0)).toThrow(names('event').join(', '));
  });

  test('every error class it names is exported', () => {
    const classes = names('code', 2);
    expect(classes).toHaveLength(4);
    expect(classes.filter((name) => !(name in core))).toEqual([]);
  });
});
