import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WorkspaceCopy } from './workspace-copy.js';

const MINUTE_MS = 60_000;
const WRONG = [
  { project: 'stress-harness', imports: '@breaker-lab/breaker-core' },
  { project: 'stress-cost', imports: '@breaker-lab/breaker-core' },
  { project: 'stress-cost', imports: '../../stress-overhead/src/targets.js' },
  { project: 'breaker-core', imports: '@breaker-lab/stress-harness' },
];
const RIGHT = [
  { project: 'stress-cost', imports: '@breaker-lab/stress-harness' },
  { project: 'stress-subjects', imports: '@breaker-lab/breaker-core' },
];

let copy: WorkspaceCopy;
let refused: string[];

const fileOf = ({ project }: { project: string }, i: number): string =>
  `packages/${project}/src/import-${i}.ts`;

beforeAll(() => {
  copy = new WorkspaceCopy();
  const files = [...WRONG, ...RIGHT].map((sample, i) => {
    const file = fileOf(sample, i);
    copy.write(file, `export * from '${sample.imports}';\n`);
    return file;
  });
  // The rule looks at the project graph that Nx has stored; without one it would only warn.
  copy.nx(['show', 'projects']);
  const findings = JSON.parse(copy.eslint(['--format', 'json', ...files])) as {
    filePath: string;
    messages: { ruleId: string }[];
  }[];
  refused = findings
    .filter(({ messages }) =>
      messages.some(({ ruleId }) => ruleId === '@nx/enforce-module-boundaries'),
    )
    .map(({ filePath }) => filePath);
}, MINUTE_MS);

afterAll(() => {
  copy.delete();
});

const isRefused = (index: number): boolean =>
  refused.some((path) => path.endsWith(`/import-${index}.ts`));

test.each(WRONG.map((sample, index) => ({ ...sample, index })))(
  'lint refuses that $project imports $imports',
  ({ index }) => {
    expect(isRefused(index)).toBe(true);
  },
);

test.each(RIGHT.map((sample, i) => ({ ...sample, index: WRONG.length + i })))(
  'lint allows that $project imports $imports',
  ({ index }) => {
    expect(isRefused(index)).toBe(false);
  },
);
