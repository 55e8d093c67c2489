import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test } from '@jest/globals';
import { watchLab } from '../../src/lab/lab-watch.js';

const TIMEOUT_MS = 300;
let child: ChildProcess;

afterEach(() => {
  child.kill('SIGKILL');
});

/** Watches a program that never ends, for as long as it may take. */
function watched(): Promise<() => { awakeMs: number; stoodStillMs: number }> {
  child = spawn('sleep', ['60']);
  return new Promise((resolve) => {
    const watch = watchLab({
      pid: child.pid ?? NaN,
      timeoutMs: TIMEOUT_MS,
      onTimeout: () => {
        resolve(watch);
      },
    });
  });
}

test('a process that never ends has its time, and no more', async () => {
  const { awakeMs, stoodStillMs } = (await watched())();
  expect(awakeMs).toBeGreaterThanOrEqual(TIMEOUT_MS);
  expect(stoodStillMs).toBe(0);
});

test('so has one that is stopped for good', async () => {
  const over = watched();
  child.kill('SIGSTOP');
  const { awakeMs, stoodStillMs } = (await over)();
  expect(stoodStillMs).toBeGreaterThanOrEqual(TIMEOUT_MS);
  expect(awakeMs).toBeLessThan(TIMEOUT_MS);
});
