import { expect, test } from '@jest/globals';
import { runLab } from '../../src/lab/run-lab.js';
import { jobOf } from './job-of.js';

test.each([
  ['hangs', 'timed-out', { timeoutMs: 500 }],
  ['blocks', 'timed-out', { timeoutMs: 500 }],
  ['throws', 'crashed', {}],
  ['exits', 'silent', {}],
  ['exits-with-code', 'crashed', {}],
  ['is-killed', 'killed', {}],
  ['eats-memory', 'out-of-memory', { limits: { heapMib: 24 } }],
  ['writes-rubbish', 'rubbish', {}],
])('a lab process that %s is a result: %s', async (scenario, cause, changes) => {
  expect(await runLab(jobOf(scenario, changes))).toMatchObject({ kind: 'died', cause });
});

test('the error of a scenario that threw is in the result', async () => {
  expect(await runLab(jobOf('throws'))).toMatchObject({
    detail: expect.stringContaining('the scenario broke') as unknown,
  });
});
