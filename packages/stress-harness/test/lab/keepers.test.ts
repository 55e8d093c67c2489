import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterEach, expect, test } from '@jest/globals';
import { dismissKeeper, readyKeeper, takeKeeper } from '../../src/lab/keepers.js';
import { runLab } from '../../src/lab/run-lab.js';
import { jobOf } from './job-of.js';

afterEach(dismissKeeper);

test('the keeper that is ready is taken, once', async () => {
  const ready = readyKeeper();
  expect(readyKeeper()).toBe(ready);
  const [first, second] = [takeKeeper(), takeKeeper()];
  expect(first).toBe(ready);
  expect(second).not.toBe(ready);
  for (const { child, closed } of [first, second]) {
    child.stdin.end();
    await closed;
  }
});

test('the keeper that is ready does the next job, and nobody else does', async () => {
  const ready = readyKeeper();
  const result = await runLab(jobOf('measures'));
  expect(result).toMatchObject({ kind: 'measured' });
  await ready.closed;
  expect(ready.child.exitCode).toBe(0);
  expect(existsSync(ready.scratch)).toBe(false);
});

test('one that is dismissed ends, and has made nothing', async () => {
  const ready = readyKeeper();
  dismissKeeper();
  await ready.closed;
  expect([ready.child.exitCode, existsSync(ready.scratch)]).toEqual([0, false]);
  expect(readyKeeper()).not.toBe(ready);
});

test('one that was killed while it waited is not taken', async () => {
  const ready = readyKeeper();
  ready.child.kill('SIGKILL');
  await once(ready.child, 'exit');
  expect(await runLab(jobOf('measures'))).toMatchObject({ kind: 'measured' });
});
