import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { runLab } from '../../src/lab/run-lab.js';
import { jobOf } from './job-of.js';

test('temporary files of a lab process go with it, also when it is killed', async () => {
  let folder = '';
  const result = await runLab(jobOf('writes-a-file', { timeoutMs: 1_500 }), (message) => {
    if (message.type === 'phase') folder = message.name;
  });
  expect(result).toMatchObject({ kind: 'died', cause: 'timed-out' });
  expect(folder.startsWith(tmpdir())).toBe(true);
  expect(folder).not.toBe(tmpdir());
  expect(existsSync(folder)).toBe(false);
});
