import { expect, test } from '@jest/globals';
import { runJest } from './run-jest.js';

test.each([
  [{ STRESS_PROFILE: 'smok' }, 'STRESS_PROFILE must be one of smoke, standard, soak; got "smok"'],
  [{ STRESS_SEED: '-1' }, 'STRESS_SEED must be an integer'],
  [{ STRESS_SUBJECT: 'nobody' }, 'no subject "nobody"; known: breaker-core, broken'],
  [{ STRESS_SUBJECT: './absent.mjs' }, 'no file at'],
  [{ STRESS_BASELINE: './absent.mjs' }, 'STRESS_BASELINE: no file at'],
])('%j ends the run with code 2 and one line, and loses no earlier report', (env, line) => {
  const { exitCode, output, keptEarlier } = runJest('judged', env);
  expect(exitCode).toBe(2);
  expect(output.trim().split('\n')).toEqual([expect.stringContaining(line)]);
  expect(keptEarlier).toBe(true);
});

test('a threshold that is not a number is refused before anything is measured', () => {
  const { exitCode, output } = runJest('not-a-number');
  expect(exitCode).toBe(1);
  expect(output).toContain('target "brokenParts" needs a finite threshold for smoke, got NaN');
});

test('a scenario that is not built says which command builds it', () => {
  const { exitCode, output } = runJest('not-built');
  expect(exitCode).toBe(1);
  expect(output).toContain('never-built is not built; run `npx nx build project`');
});

test('a -t that matches no title ends the run with code 2, and says so', () => {
  const { exitCode, output } = runJest('judged', {}, ['-t', 'no such promise']);
  expect(exitCode).toBe(2);
  expect(output).toContain(`no test's title matches -t "no such promise"`);
});
