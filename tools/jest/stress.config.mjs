import { availableParallelism } from 'node:os';
import { typescript } from './typescript.mjs';

/** As many tests begin at once; the harness says whose turn it is to measure, and who does so alone. */
const AT_ONCE = Math.min(2, availableParallelism());

/** Stress tests: built packages only, each verdict reached in lab processes. */
export default {
  ...typescript,
  testMatch: ['<rootDir>/stress/**/*.stress.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/detection\\.stress\\.ts$'],
  maxWorkers: AT_ONCE,
  maxConcurrency: AT_ONCE,
  testSequencer: '@breaker-lab/stress-harness/jest-sequencer',
  // Only with a limit does Jest start workers for files that it knows to be quick.
  workerIdleMemoryLimit: '500MB',
  testTimeout: 3_600_000,
  globalSetup: '@breaker-lab/stress-harness/jest-setup',
  globalTeardown: '@breaker-lab/stress-harness/jest-teardown',
  globals: { stressRegistry: '@breaker-lab/stress-subjects/registry', stressReports: 'reports' },
};
