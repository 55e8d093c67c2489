import { expect, test } from '@jest/globals';
import { runJest } from './run-jest.js';

const SERVER = { LIGHTRAG_BASE_URL: 'http://127.0.0.1:9', LIGHTRAG_API_KEY: 'top-secret' };

test.each([
  ['needs-lightrag', { STRESS_PROFILE: 'smoke' }, 'LIGHTRAG_INTEGRATION_ENABLED is off'],
  [
    'needs-lightrag',
    { LIGHTRAG_INTEGRATION_ENABLED: 'false' },
    'LIGHTRAG_INTEGRATION_ENABLED is off',
  ],
  ['needs-server', { ...SERVER, STRESS_PROFILE: 'smoke' }, 'LIGHTRAG_INTEGRATION_ENABLED is off'],
  ['needs-server', {}, 'LIGHTRAG_BASE_URL names no LightRAG server'],
])('%s with %j is skipped, with the reason, and not passed', (file, env, reason) => {
  const { exitCode, reports } = runJest(file, env);
  expect(exitCode).toBe(0);
  expect(reports).toMatchObject([{ verdict: { outcome: 'skipped' } }]);
  expect(reports[0]?.verdict.reason).toContain(reason);
});

test('switched on, calls go over HTTP', () => {
  const { reports } = runJest('needs-lightrag', { STRESS_PROFILE: 'standard' });
  expect(reports).toMatchObject([{ verdict: { outcome: 'pass' } }]);
});

test('a real server reaches the scenario that asks it; its key reaches neither report nor output', () => {
  const { output, reports } = runJest('needs-server', { ...SERVER, STRESS_DEBUG: '1' });
  expect(reports).toMatchObject([{ verdict: { outcome: 'pass' } }]);
  expect(output + JSON.stringify(reports)).not.toContain('top-secret');
});
