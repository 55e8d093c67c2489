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

function affectedBy(file: string): string[] {
  const { output } = copy.nx([
    'show',
    'projects',
    '--affected',
    '--withTarget',
    'stress',
    '--json',
    '--files',
    file,
  ]);
  return (JSON.parse(output) as string[]).sort();
}

test(
  'an edit of one category affects exactly that category',
  () => {
    expect(affectedBy('packages/stress-cost/src/targets.ts')).toEqual(['stress-cost']);
  },
  MINUTE_MS,
);

test(
  'an edit of the core affects all seven',
  () => {
    expect(affectedBy('packages/breaker-core/src/clock.ts')).toHaveLength(7);
  },
  MINUTE_MS,
);
