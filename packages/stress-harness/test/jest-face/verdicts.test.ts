import { expect, test } from '@jest/globals';
import { runJest } from './run-jest.js';

test('a pass: exit code 0, a report, and the block on the terminal', () => {
  const { exitCode, output, reports } = runJest('judged');
  expect(exitCode).toBe(0);
  expect(reports).toMatchObject([
    { category: 'project', verdict: { outcome: 'pass' }, profile: 'standard' },
  ]);
  expect(output).toContain('total requests 3 · successes 2 · breaker rejections 1 · errors 0');
});

test('a fail names the promise, the evidence, the likely cause and the replay command', () => {
  const { exitCode, output, reports } = runJest('judged', {
    STRESS_SUBJECT: 'broken',
    STRESS_SEED: '7',
    STRESS_PROFILE: 'smoke',
  });
  expect(exitCode).toBe(1);
  expect(reports).toMatchObject([{ verdict: { outcome: 'fail' }, subject: 'broken', seed: 7 }]);
  expect(output).toContain('broken promise  nothing is broken');
  expect(output).toContain('fail: brokenParts 1 parts, expected exactly 0');
  expect(output).toContain('likely cause    breaker logic');
  expect(output).toContain(
    "STRESS_SEED=7 STRESS_SUBJECT=broken npx nx stress project -c smoke --skip-nx-cache -- -t 'all parts are whole .judged.'",
  );
});

test('a figure that nobody measured is inconclusive, and red', () => {
  const { exitCode, output, reports } = runJest('unmeasured');
  expect(exitCode).toBe(1);
  expect(reports).toMatchObject([{ verdict: { outcome: 'inconclusive' } }]);
  expect(output).toContain('not measured');
});

test('a test that the subject cannot take is skipped, with the reason, and not passed', () => {
  const { exitCode, output, reports } = runJest('needs-cost');
  expect(exitCode).toBe(0);
  expect(reports).toMatchObject([
    { verdict: { outcome: 'skipped', reason: 'sound offers no cost' } },
  ]);
  expect(output).toMatch(/Tests: +1 skipped/);
});

test('a scenario that cannot be run here is skipped, with its reason, for mutants as well', () => {
  const { exitCode, output, reports } = runJest('unavailable');
  expect(exitCode).toBe(0);
  expect(reports).toMatchObject([
    { verdict: { outcome: 'skipped', reason: 'sound, undefined, standard: not here' } },
  ]);
  expect(output).toContain(
    'SKIPPED  catches broken by unavailable: broken, breaker-core, standard: not here',
  );
  expect(output).toMatch(/Tests: +2 skipped/);
});
