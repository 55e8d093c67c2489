import { expect, test } from '@jest/globals';
import { runJest } from './run-jest.js';

test('a mutant that is caught is a pass, and says by what', () => {
  const { exitCode, output } = runJest('caught');
  expect(exitCode).toBe(0);
  expect(output).toContain('CAUGHT  broken › fail: brokenParts 1 parts');
});

test('a mutant that gets through is a fail', () => {
  expect(runJest('escaped').exitCode).toBe(1);
});
