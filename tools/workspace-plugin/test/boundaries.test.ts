import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WorkspaceCopy } from './workspace-copy.js';

const MINUTE_MS = 60_000;

let copy: WorkspaceCopy;

beforeAll(() => {
  copy = new WorkspaceCopy();
}, MINUTE_MS);

afterAll(() => {
  copy.delete();
});

test.each([
  ['the harness', 'stress-harness', '@breaker-lab/breaker-core'],
  ['a category', 'stress-cost', '@breaker-lab/breaker-core'],
  ['a category', 'stress-cost', '../../stress-overhead/src/targets.js'],
  ['the core', 'breaker-core', '@breaker-lab/stress-harness'],
])(
  'lint refuses that %s (%s) imports %s',
  (_who, project, specifier) => {
    copy.write(`packages/${project}/src/wrong-import.ts`, `export * from '${specifier}';\n`);
    const { exitCode, output } = copy.nx(['run', `${project}:lint`]);
    expect(output).toContain('@nx/enforce-module-boundaries');
    expect(exitCode).not.toBe(0);
  },
  MINUTE_MS,
);
