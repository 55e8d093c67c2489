import { expect, test } from '@jest/globals';
import { runJest } from './run-jest.js';

test('where processes must agree, seven are run for a pass', () => {
  const { reports } = runJest('several');
  expect(reports[0]?.verdict.outcome).toBe('pass');
  expect(reports[0]?.observations).toHaveLength(7);
});

test('the first process that misses an exact figure is the last', () => {
  const { reports } = runJest('several', { STRESS_SUBJECT: 'broken' });
  expect(reports[0]?.verdict.outcome).toBe('fail');
  expect(reports[0]?.observations).toHaveLength(1);
});
