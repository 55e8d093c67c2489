import { typescript } from './typescript.mjs';

/** Stress tests: built packages only, one file at a time, each verdict reached in lab processes. */
export default {
  ...typescript,
  testMatch: ['<rootDir>/stress/**/*.stress.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/detection\\.stress\\.ts$'],
  maxWorkers: 1,
  testTimeout: 3_600_000,
  globalSetup: '@breaker-lab/stress-harness/jest-setup',
  globalTeardown: '@breaker-lab/stress-harness/jest-teardown',
  globals: { stressRegistry: '@breaker-lab/stress-subjects/registry', stressReports: 'reports' },
};
