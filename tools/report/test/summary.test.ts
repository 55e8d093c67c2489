import type { Outcome } from '@breaker-lab/stress-harness';
import { expect, test } from '@jest/globals';
import { EXIT_CODES } from '../src/exit-code.js';
import type { TestReport } from '@breaker-lab/stress-harness/report';
import { summarise } from '../src/summary.js';
import { summaryText } from '../src/summary-text.js';
import { machine, reportOf, settings } from './report-of.js';

const run = { settings, machine, exitCode: 0 };

const category = (...outcomes: Outcome[]) => ({
  category: 'stress-cost',
  reports: outcomes.map((outcome) => reportOf(outcome)),
  taskFailed: false,
  replayed: false,
});

test.each([
  [['pass', 'pass'], 'pass', 0],
  [['pass', 'fail', 'inconclusive'], 'fail', 1],
  [['pass', 'inconclusive', 'skipped'], 'inconclusive', 3],
  [['pass', 'skipped'], 'pass', 0],
  [['skipped'], 'skipped', 3],
] as const)('tests that ended %j make the run %s, with exit code %i', (outcomes, verdict, code) => {
  const summary = summarise([category(...outcomes)], run);
  expect(summary.verdict).toBe(verdict);
  expect(EXIT_CODES[summary.verdict]).toBe(code);
});

test('one bad category spoils the run', () => {
  expect(summarise([category('pass'), category('fail')], run).verdict).toBe('fail');
});

test('a category without any report is a fail, not a pass by silence', () => {
  expect(summarise([category()], run).categories[0]).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('without a verdict') as unknown,
  });
});

test('a task that failed although its reports are green is a fail', () => {
  const failed = { ...category('pass'), taskFailed: true };
  expect(summarise([failed], { ...run, exitCode: 1 }).verdict).toBe('fail');
});

test('a run that failed for a reason no report tells of is a fail', () => {
  const summary = summarise([category('pass')], { ...run, exitCode: 1 });
  expect(summary).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('code 1') as unknown,
  });
});

test('reports of another seed or profile are none of this run', () => {
  const reports = [reportOf('pass', { seed: 7 }), reportOf('pass', { profile: 'soak' })];
  expect(summarise([{ ...category(), reports }], run).verdict).toBe('fail');
});

test('a category is replayed when it came from the cache, whatever any clock says', () => {
  for (const replayed of [true, false]) {
    const summary = summarise([{ ...category('pass'), replayed }], run);
    expect(summary.categories[0]).toMatchObject({ replayed, tests: [{ replayed }] });
  }
});

test('what a test has found, in a sentence, is shown with it, also when it passed', () => {
  const headline = 'overshoot $0.57 of $1.00, bound $0.58';
  const calls = { offered: 1, succeeded: 1, rejected: 0, failed: 0, cancelled: 0, timedOut: 0 };
  const observed = { calls, durationMs: 1, heapGrowthBytes: null, latencyMsP95: null };
  const observations = [
    { ...observed, headline },
    { ...observed, headline },
    observed,
  ] as unknown as TestReport['observations'];
  const reports = [reportOf('pass', { observations })];
  const summary = summarise([{ ...category(), reports }], run);
  expect(summary.categories[0]?.tests[0]?.headlines).toEqual([headline]);
  expect(summaryText(summary)).toContain(headline);
});
