// Mutation testing of what decides: `npx nx mutate breaker-core`. It runs from the workspace's
// root, because what it copies has to find the root's TypeScript configuration.
import unit from './unit.config.mjs';

const CORE = 'packages/breaker-core';

export default {
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    enableFindRelatedTests: false,
    config: {
      ...unit,
      rootDir: CORE,
      testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
      testMatch: ['<rootDir>/test/mutation/*.mutation.ts'],
    },
  },
  coverageAnalysis: 'perTest',
  mutate: [
    `${CORE}/src/{machine,half-open-rule,recovery,trial-slots,slow-calls,permit}.ts`,
    `${CORE}/src/{trip,window}/*.ts`,
    // It reads options, and decides nothing.
    `!${CORE}/src/trip/trip-check.ts`,
  ],
  ignorePatterns: ['**', `!${CORE}/**`, '!tsconfig.base.json', '!package.json'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: `${CORE}/reports-mutation/mutation.json` },
  thresholds: { high: 95, low: 95, break: 95 },
  concurrency: 2,
};
