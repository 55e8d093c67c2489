import { expect, test } from '@jest/globals';
import { alarmVerdict } from '../../src/self-check/alarm-verdict.js';
import { summariseCheck } from '../../src/self-check/self-check.js';
import { selfCheckText } from '../../src/self-check/self-check-text.js';
import { machine } from '../report-of.js';
import { figure, runOf } from './check-runs.js';

const many = (count: number, changes: Parameters<typeof runOf>[0] = {}) =>
  Array.from({ length: count }, (_, seed) => runOf({ seed, ...changes }));

test('false alarms and missing verdicts are counted by category and by what went on beside', () => {
  const runs = [
    ...many(28),
    ...many(1, { verdict: 'fail' }),
    ...many(1, { verdict: 'inconclusive' }),
    ...many(3, { condition: 'busy' }),
  ];
  expect(summariseCheck(runs).alarms).toEqual([
    { category: 'stress-overhead', condition: 'quiet', runs: 30, falseAlarms: 1, inconclusive: 1 },
    { category: 'stress-overhead', condition: 'busy', runs: 3, falseAlarms: 0, inconclusive: 0 },
  ]);
});

test('the processes of all quiet runs make one pool', () => {
  const busy = many(5, { condition: 'busy', clockFigures: [{ ...figure, values: [1] }] });
  expect(summariseCheck([...many(3), ...busy]).sharpness).toMatchObject([
    { metric: 'nsOverBare', processes: 21, typical: 100, effect: 0.5 },
  ]);
});

test('a figure that must be one exact value has no smallest effect', () => {
  const clockFigures = [{ ...figure, expected: 'exactly 100' }];
  expect(summariseCheck([runOf({ clockFigures })]).sharpness[0]?.effect).toBeNaN();
});

test.each([
  [many(30), 'pass'],
  [[...many(29), runOf({ verdict: 'inconclusive' })], 'pass'],
  [[...many(28), ...many(2, { verdict: 'inconclusive' })], 'inconclusive'],
  [[...many(29), runOf({ verdict: 'fail' })], 'fail'],
])('the check ends as its runs say', (runs, verdict) => {
  expect(alarmVerdict(summariseCheck(runs).alarms)).toBe(verdict);
});

test('a person reads what was run where, how often it was wrong, and what it finds', () => {
  const text = selfCheckText(summariseCheck([...many(2), ...many(1, { condition: 'busy' })]), {
    profile: 'smoke',
    machine,
    sources: 'any',
    measuredAt: '2026-01-02T12:00:00.000Z',
  });
  expect(text).toContain('breaker-core · smoke · 2026-01-02 · Node v20.20.0 · any × 2 · 24 GiB');
  expect(text).toMatch(/\| stress-overhead \| 0 of 2 +\| 0 of 2 +\| 0 of 1 +\| 0 of 1 +\|/);
  expect(text).toMatch(/› nsOverBare \| at most 150 ns \| 100 +\| 150 \(\+50 %\) +\| 14 +\|/);
});
