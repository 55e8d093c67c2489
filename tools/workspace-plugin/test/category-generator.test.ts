import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WorkspaceCopy } from './workspace-copy.js';

const MINUTE_MS = 60_000;

let copy: WorkspaceCopy;

beforeAll(() => {
  copy = new WorkspaceCopy();
  copy.nx(['build', 'workspace-plugin']);
}, MINUTE_MS);

afterAll(() => {
  copy.delete();
});

const generate = () =>
  copy.nx([
    'generate',
    '@breaker-lab/workspace-plugin:category',
    'latency',
    '--owner=@team/latency',
  ]);

test(
  'a generated category is a project that builds and passes its own tests',
  () => {
    expect(generate()).toMatchObject({ exitCode: 0 });
    expect(copy.read('.github/CODEOWNERS')).toContain('/packages/stress-latency/ @team/latency');
    expect(copy.nx(['sync'])).toMatchObject({ exitCode: 0 });
    const checks = copy.nx(['run-many', '-t', 'build', 'test', '-p', 'stress-latency']);
    expect(checks).toMatchObject({ exitCode: 0 });
  },
  2 * MINUTE_MS,
);

test(
  'a category that exists is refused, and stays as it is',
  () => {
    const before = copy.read('packages/stress-latency/src/targets.ts');
    expect(generate().output).toContain('packages/stress-latency exists');
    expect(copy.read('packages/stress-latency/src/targets.ts')).toBe(before);
  },
  MINUTE_MS,
);
