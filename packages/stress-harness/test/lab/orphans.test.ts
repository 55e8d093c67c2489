import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { runLab } from '../../src/lab/run-lab.js';
import { jobOf } from './job-of.js';

const PATIENCE_MS = 2_000;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('whatever a lab process started ends with it', async () => {
  let childPid = NaN;
  const result = await runLab(jobOf('leaves-a-child', { timeoutMs: 1_000 }), (message) => {
    if (message.type === 'phase') childPid = Number(message.name);
  });
  expect(result).toMatchObject({ kind: 'died', cause: 'timed-out' });
  for (let waitedMs = 0; isAlive(childPid) && waitedMs < PATIENCE_MS; waitedMs += 20)
    await sleep(20);
  expect(childPid).toBeGreaterThan(0);
  expect(isAlive(childPid)).toBe(false);
});
