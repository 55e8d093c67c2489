/** What unit and stress runs share: TypeScript compiled one file at a time, as ES modules. */
export const typescript = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // Types are stripped, not checked: that is what `typecheck` is for.
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Sources import './file.js', as Node wants it; before a build only './file.ts' exists.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
