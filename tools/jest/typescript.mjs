/** What unit and stress runs share: TypeScript compiled one file at a time, as ES modules. */
export const typescript = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: '<rootDir>/tsconfig.spec.json' }],
  },
  // Sources import './file.js', as Node wants it; before a build only './file.ts' exists.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
