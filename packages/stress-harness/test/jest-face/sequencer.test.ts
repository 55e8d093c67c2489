import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import StressSequencer from '../../src/jest/sequencer.js';

type Tests = Parameters<StressSequencer['sort']>[0];

const rootDir = join(process.cwd(), 'test', 'jest-face', 'project');

test('files whose scenarios bear a neighbour come first; those without a scenario stay where they were', async () => {
  const files = ['opens', 'not-built', 'takes-long', 'takes-its-time'];
  const tests = files.map((name) => ({
    path: join(rootDir, 'stress', `${name}.stress.mjs`),
    context: { config: { rootDir } },
  })) as Tests;
  const sequencer = new StressSequencer({ contexts: [], globalConfig: {} as never });
  const sorted = await sequencer.sort(tests);
  expect(sorted).toEqual([tests[2], tests[0], tests[1], tests[3]]);
});
