import stress from './stress.config.mjs';

/** The mutants a category must catch, through the same scenarios. */
export default {
  ...stress,
  testMatch: ['<rootDir>/stress/detection.stress.ts'],
  globals: { ...stress.globals, stressReports: 'reports-detect' },
  testPathIgnorePatterns: ['/node_modules/'],
};
