import { expect, test } from '@jest/globals';
import { runPath } from '../src/run-path.js';
import type { ProcessEnd } from '../src/run-process.js';
import { aPath, found, PlayedProcesses } from './a-path.js';

const good: ProcessEnd = { kind: 'observed', observation: found(40, 200) };
const voided: ProcessEnd = {
  kind: 'observed',
  observation: { ...found(1, 1), voidReason: 'the twins differ' },
};
const dead: ProcessEnd = { kind: 'died', reason: 'timed-out: still running' };

test('a void process counts for nothing and is replaced', async () => {
  const { run, jobs } = new PlayedProcesses(good, voided, good);
  const result = await runPath(aPath, { quick: false, run });
  expect(result).toMatchObject({ voidReasons: ['the twins differ'], short: false });
  expect(result.observations).toHaveLength(3);
  expect(jobs.map(({ processIndex }) => processIndex)).toEqual([0, 1, 2, 3]);
});

test('a path whose processes are all void ends, and says so', async () => {
  const { run, jobs } = new PlayedProcesses(voided);
  const result = await runPath(aPath, { quick: false, run });
  expect(result).toMatchObject({ observations: [], short: true });
  expect(jobs).toHaveLength(9);
});

test('a quick run takes the processes of a quick run', async () => {
  const { run, jobs } = new PlayedProcesses(good);
  await runPath(aPath, { quick: true, run });
  expect(jobs).toEqual([{ path: 'a-path', column: null, processIndex: 0, quick: true }]);
});

test('columns take turns, and one whose process died is given up', async () => {
  const path = { ...aPath, columns: ['breaker-core', 'mollitia'] as const };
  const { run, jobs } = new PlayedProcesses(good, dead, good);
  const result = await runPath(path, { quick: false, run });
  expect(jobs.map(({ column }) => column)).toEqual([
    'breaker-core',
    'mollitia',
    'breaker-core',
    'breaker-core',
  ]);
  expect(result.deaths).toEqual(['a-path, mollitia: timed-out: still running']);
});
