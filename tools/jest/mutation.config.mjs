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
      // What looks at the built package or at the README sees no mutant.
      // What looks at the built package or at the docs sees no mutant; what takes seconds is too slow
      // to be run for each of them.
      testPathIgnorePatterns: [
        '/node_modules/',
        '/(cost|metrics)/',
        '/(readme|readme-examples|package|public-api|shared-timer)\\.test',
        '/f(06|11|25|26|27)-',
      ],
    },
  },
  coverageAnalysis: 'perTest',
  mutate: [
    `${CORE}/src/{machine,half-open-rule,recovery,trial-slots,slow-calls,permit}.ts`,
    `${CORE}/src/{trip,window}/*.ts`,
  ],
  ignorePatterns: ['**', `!${CORE}/**`, '!tsconfig.base.json', '!package.json'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: `${CORE}/reports-mutation/mutation.json` },
  thresholds: { high: 95, low: 95, break: 95 },
  concurrency: 2,
};
