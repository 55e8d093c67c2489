import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as core from '../src/index.js';
import { closedScene } from './fixture.js';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The cells of the table whose head begins with `head`, row by row. */
function table(head: string): string[][] {
  const lines = README.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${head} `));
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((row) => row.split('|').map((cell) => cell.trim()).slice(1, -1)); // prettier-ignore
}

const plain = (cell: string | undefined): string => (cell ?? '').replaceAll(/[`',]/g, '');

describe('the README tells what the code does', () => {
  test('every default in its table is the default', () => {
    const { trip, ...rest } = core.circuitBreakerDefaults;
    const told = table('option').map((cells) => [plain(cells[0]), plain(cells.at(-1))]);
    expect(told).toEqual([
      ['name', rest.name],
      [
        'trip',
        `failure rate ${trip.failureRateThreshold} of at least ${trip.minimumCalls} calls in the last ${trip.window.durationMs} ms`,
      ],
      ['openDurationMs', String(rest.openDurationMs)],
      ['halfOpenTrials', String(rest.halfOpenTrials)],
      ['trialDeadlineMs', String(rest.trialDeadlineMs)],
      ['classify', 'every error is a failure'],
      ['clock', 'monotonicClock'],
    ]);
  });

  test('every option it names is one, and every option is named', () => {
    const named = table('option').map((cells) => plain(cells[0]));
    const unknown = { nonsense: 1 } as core.CircuitBreakerOptions;
    expect(() => closedScene(unknown)).toThrow(`known options are ${named.join(', ')}`);
  });

  test('every error class it names is exported', () => {
    const classes = table('code').map((cells) => plain(cells[1]));
    expect(classes.filter((name) => !(name in core))).toEqual([]);
    expect(classes).toHaveLength(5);
  });

  test('every count it explains is there', () => {
    const sum = /admitted = ([\w +]+)/.exec(README)?.[1]?.split(' + ') ?? [];
    const all = ['admitted', ...sum, 'rejected', 'expired', 'observerErrors'].sort();
    expect(Object.keys(closedScene().breaker.counts).sort()).toEqual(all);
  });
});
