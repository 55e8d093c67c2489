import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { runLab } from '../../src/lab/run-lab.js';
import { jobOf } from './job-of.js';

const PATIENCE_MS = 60_000;
const POLL_MS = 20;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function endsSoon(pid: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += POLL_MS) {
    if (!isAlive(pid)) return true;
    await sleep(POLL_MS);
  }
  return false;
}

test.concurrent.each(['leaves-a-child', 'leaves-the-group'])(
  'a scenario that never ends (%s) is timed out, and whatever it started ends with it',
  async (scenario) => {
    let childPid = NaN;
    const result = await runLab(jobOf(scenario, { timeoutMs: 2_000 }), (message) => {
      if (message.type === 'phase') childPid = Number(message.name);
    });
    expect(result).toMatchObject({
      kind: 'died',
      cause: 'timed-out',
      detail: expect.stringMatching(/^still running after \d+\.\d s/) as unknown,
    });
    expect(childPid).toBeGreaterThan(0);
    expect(await endsSoon(childPid)).toBe(true);
  },
);

test.concurrent.each(
  (['leaves-a-child', 'leaves-the-group'] as const).flatMap((scenario) =>
    (['SIGKILL', 'SIGINT', 'SIGTERM'] as const).map((signal) => [signal, scenario] as const),
  ),
)(
  'a test process ended by %s leaves neither lab process nor child behind (%s)',
  async (signal, scenario) => {
    const driver = spawn(process.execPath, [
      join(process.cwd(), 'test', 'lab', 'scenarios', 'driver.mjs'),
      JSON.stringify(jobOf(scenario)),
    ]);
    const [chunk] = (await once(driver.stdout, 'data')) as [Buffer];
    const childPid = Number(chunk.toString());
    expect(isAlive(childPid)).toBe(true);
    driver.kill(signal);
    expect(await endsSoon(childPid)).toBe(true);
  },
);
