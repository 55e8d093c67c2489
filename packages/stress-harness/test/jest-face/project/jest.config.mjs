/** A category of its own, small enough to be run by a unit test. */
export default {
  testMatch: ['<rootDir>/stress/**/*.stress.mjs'],
  transform: {},
  globalSetup: '@breaker-lab/stress-harness/jest-setup',
  globalTeardown: '@breaker-lab/stress-harness/jest-teardown',
  globals: {
    stressRegistry: './subjects.mjs',
    stressReports: process.env.FACE_REPORTS,
    // It measures nothing: it waits for nobody but those who ask for it.
    stressLock: process.env.FACE_LOCK ?? `breaker-lab-face-${process.pid}`,
  },
};
