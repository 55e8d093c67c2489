import { expect, test } from '@jest/globals';
import { checkRunOf } from '../../src/self-check/check-run.js';
import { seedsOf } from '../../src/self-check/run-check.js';
import { summarise } from '../../src/summary.js';
import { machine, reportOf, settings } from '../report-of.js';

const evidence = {
  metric: 'nsOverBare',
  unit: 'ns',
  figure: 'clock',
  expected: 'at most 150',
  values: [90, 100],
  outcome: 'fail',
  promise: 'it costs little',
  cause: 'overhead',
} as const;

test('a run keeps its verdict, what was found, and its clock figures alone', () => {
  const reports = [
    reportOf('fail', {
      verdict: {
        outcome: 'fail',
        reason: 'it costs little',
        cause: 'overhead',
        evidence: [evidence, { ...evidence, metric: 'calls', figure: 'exact' }],
      },
    }),
  ];
  const results = [{ category: 'stress-cost', reports, replayed: false, taskFailed: true }];
  const [summary] = summarise(results, { settings, machine, exitCode: 1 }).categories;
  if (summary === undefined) throw new Error('there is one category');
  expect(checkRunOf({ condition: 'quiet', seed: 7 }, { summary, reports })).toMatchObject({
    seed: 7,
    category: 'stress-cost',
    verdict: 'fail',
    findings: ['fail: a promise: it costs little'],
    clockFigures: [{ metric: 'nsOverBare', values: [90, 100], byAgreement: false }],
  });
});

test('every run has a seed of its own, and the highest is followed by 0', () => {
  expect(seedsOf({ first: 5, runs: 3 })).toEqual([5, 6, 7]);
  expect(seedsOf({ first: 2 ** 32 - 1, runs: 2 })).toEqual([2 ** 32 - 1, 0]);
});
