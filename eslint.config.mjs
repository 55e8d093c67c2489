import nx from '@nx/eslint-plugin';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

const ambient = (object, property, instead) => ({
  object,
  property,
  message: `Time and randomness are arguments: ${instead}.`,
});

/** Who may import whom, by tag. */
const depConstraints = [
  { sourceTag: 'type:core', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:store', onlyDependOnLibsWithTags: ['type:core'] },
  { sourceTag: 'type:harness', onlyDependOnLibsWithTags: [] },
  {
    sourceTag: 'type:subjects',
    onlyDependOnLibsWithTags: ['type:core', 'type:store', 'type:harness'],
  },
  {
    sourceTag: 'type:category',
    onlyDependOnLibsWithTags: ['type:harness', 'type:subjects'],
  },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:harness'] },
  { sourceTag: 'type:bench', onlyDependOnLibsWithTags: ['type:core', 'type:harness'] },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/out-tsc',
      '**/coverage',
      '**/reports',
      '**/reports-detect',
      '**/node_modules',
    ],
  },
  { plugins: { '@nx': nx } },
  {
    files: ['**/*.{ts,mjs}'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parser: tseslint.parser },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints, allow: [] }],
      'no-restricted-properties': [
        'error',
        ambient('Date', 'now', 'take a clock'),
        ambient('performance', 'now', 'take a clock'),
        ambient('Math', 'random', 'take a seed'),
      ],
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', 300],
    },
  },
  {
    files: ['packages/**/*.ts', 'tools/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // It plays a category: it meets the harness as categories do, through its exports.
    files: ['packages/stress-harness/test/jest-face/project/**', 'test/jest-face/project/**'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  { files: ['**/clock.ts', '**/seed.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['tools/**/*.mjs'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.test.ts', '**/*.stress.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/no-disabled-tests': 'error',
      'jest/expect-expect': 'off',
    },
  },
);
