import { typescript } from './typescript.mjs';

/** Unit tests: sources of every workspace package, straight through the custom export condition. */
export default {
  ...typescript,
  maxWorkers: 2,
  // Modules of finished tests stay in memory; before collecting takes longer than testing, a new worker goes on.
  workerIdleMemoryLimit: '300MB',
  testMatch: ['<rootDir>/{src,test}/**/*.test.ts'],
  // It ends what hangs; how long a test takes is the machine's, and no verdict.
  testTimeout: 300_000,
  testEnvironmentOptions: {
    customExportConditions: ['@breaker-lab/source', 'node', 'node-addons'],
  },
};
