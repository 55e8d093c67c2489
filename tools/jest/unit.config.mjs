import { typescript } from './typescript.mjs';

/** Unit tests: sources of every workspace package, straight through the custom export condition. */
export default {
  ...typescript,
  maxWorkers: 2,
  testMatch: ['<rootDir>/{src,test}/**/*.test.ts'],
  testEnvironmentOptions: {
    customExportConditions: ['@breaker-lab/source', 'node', 'node-addons'],
  },
};
