import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runLab } from '../../src/lab/run-lab.js';
import { jobOf } from './job-of.js';

const driver = join(process.cwd(), 'test', 'lab', 'scenarios', 'driver.mjs');

test.each([
  ['hangs', 'timed-out', { timeoutMs: 500 }],
  ['blocks', 'timed-out', { timeoutMs: 500 }],
  ['throws', 'crashed', {}],
  ['exits', 'silent', {}],
  ['exits-with-code', 'crashed', {}],
  ['is-killed', 'killed', {}],
  ['eats-memory', 'out-of-memory', { limits: { heapMib: 24 } }],
  ['writes-rubbish', 'rubbish', {}],
  ['finds-no-room', 'disk-full', {}],
])('a lab process that %s is a result: %s', async (scenario, cause, changes) => {
  expect(await runLab(jobOf(scenario, changes))).toMatchObject({ kind: 'died', cause });
});

test('a lab that waits for an inspector, and nobody comes, ends all the same', async () => {
  const waiting = jobOf('measures', { debug: true, inspect: true, timeoutMs: 1_500 });
  expect(await runLab(waiting)).toMatchObject({ kind: 'died', cause: 'timed-out' });
});

test('a heap that was full is told in figures', async () => {
  const result = await runLab(jobOf('eats-memory', { limits: { heapMib: 24 } }));
  expect(result).toMatchObject({
    detail: expect.stringMatching(/heap out of memory after .* s: .* -> \d.* MB$/) as unknown,
  });
});

test('a lab without room for its temporary files is not started, and says why', () => {
  const { stdout } = spawnSync(process.execPath, [driver, JSON.stringify(jobOf('hangs'))], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, TMPDIR: '/no/such/folder' },
  });
  expect(JSON.parse(stdout)).toMatchObject({
    cause: 'not-started',
    detail: expect.stringContaining('/no/such/folder') as unknown,
  });
});

test('the error of a scenario that threw is in the result', async () => {
  expect(await runLab(jobOf('throws'))).toMatchObject({
    detail: expect.stringContaining('the scenario broke') as unknown,
  });
});
