import { expect, test } from '@jest/globals';
import { type BenchReport, reportOf } from '../src/report.js';
import { reportText } from '../src/report-text.js';
import type { PathRun } from '../src/run-path.js';
import { found, runOf } from './a-path.js';

const facts = {
  measuredAt: '2026-01-01T12:00:00.000Z',
  elapsedMs: 1_000,
  quick: false,
  machine: { node: 'v20.20.0', platform: 'linux-x64', cpu: 'any', cores: 2, memoryGib: 24 },
  versions: { 'breaker-core': '0.1.0', cockatiel: '4.0.0', opossum: '9.0.0', mollitia: '0.1.1' },
};
const report = (...runs: PathRun[]): BenchReport => reportOf(runs, facts);
const three = runOf([found(40, 200), found(30, 100), found(48, 150)]);

test('a figure is the median of its processes, with their bounds', () => {
  const [row] = report(three).rows;
  expect(row?.columns).toEqual({
    'breaker-core': { value: 40, low: 30, high: 48, n: 3 },
    cockatiel: { value: 150, low: 100, high: 200, n: 3 },
  });
});

test('a ratio is taken within each process', () => {
  expect(report(three).rows[0]?.ratios).toEqual({
    cockatiel: { value: 0.3, low: 0.2, high: 0.32, n: 3 },
  });
});

test('a target is judged, and a row without one is not', () => {
  const bare = { ...three.path, rows: [{ id: 'a-path', title: 'a row', unit: 'ns' as const }] };
  expect(report(three).rows[0]?.reached).toBe('reached');
  expect(report({ ...three, path: bare }).rows[0]?.reached).toBeNull();
});

test.each([
  ['every process was measured', {}, true],
  ['some were void and too few were left', { voidReasons: ['noise'], short: true }, true],
  ['a process died', { deaths: ['a-path: killed'] }, false],
  ['no process counts', { observations: [], short: true }, false],
])('when %s, complete is told rightly', (_, changes, complete) => {
  expect(report(three, { ...three, ...changes }).complete).toBe(complete);
});

test('the table shows figure, bounds, ratio, target and verdict', () => {
  const text = reportText(report(three));
  for (const part of ['40.0', '[30.0, 48.0]', '× 0.30', '≤ 50', '≤ 0.35 × cockatiel', 'reached']) {
    expect(text).toContain(part);
  }
});

test('the smallest effect to be seen is told', () => {
  expect(reportText(report(three))).toContain('smallest effect to be seen: a-path 0.5 ns');
});

test('the text names dead and void processes', () => {
  const run = runOf([found(40, 200)], {
    voidReasons: ['the twins differ'],
    deaths: ['a-path: killed: ended by SIGKILL'],
    short: true,
  });
  const text = reportText(report(run));
  expect(text).toContain('could not be measured: a-path: killed: ended by SIGKILL');
  expect(text).toContain('1 void processes (the last: the twins differ); only 1 count');
});

test('a figure that could not be counted is not shown as a number', () => {
  expect(reportText(report(runOf([found(40, NaN)])))).toContain('not measured');
});
