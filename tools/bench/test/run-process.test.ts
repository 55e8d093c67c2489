import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type ProcessEnd, ProcessRunner } from '../src/run-process.js';
import { aPath } from './a-path.js';

const job = { path: 'a-path', column: null, processIndex: 0, quick: true };

function runFile(name: string, timeoutMs = 20_000): Promise<ProcessEnd> {
  const runner = new ProcessRunner(join(import.meta.dirname, 'processes', name));
  return runner.run(job, { ...aPath, flags: ['--max-semi-space-size=64'], timeoutMs });
}

test('a process gets its flags, and of the environment nothing it was not given', async () => {
  process.env.SECRET = 'of the parent';
  const end = await runFile('answers.mjs');
  expect(end).toMatchObject({
    kind: 'observed',
    observation: {
      notes: expect.arrayContaining([
        'function',
        'undefined',
        '--max-semi-space-size=64',
      ]) as unknown,
    },
  });
});

test.each([
  ['hangs', 500, 'timed-out: still running, when its time was over'],
  ['throws', 20_000, 'crashed: exit code 1: RangeError: no such window'],
  ['says-nothing', 20_000, 'silent: ended in order, but without a measurement'],
  ['is-not-there', 20_000, 'crashed: exit code 1: Error: Cannot find module'],
])('a process that %s becomes a clear line', async (name, timeoutMs, reason) => {
  const end = await runFile(`${name}.mjs`, timeoutMs);
  expect(end).toEqual({ kind: 'died', reason: expect.stringContaining(reason) as unknown });
});
