import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';

const STOPPED_MS = 1_200;
const runOnce = join(process.cwd(), 'test', 'lab', 'kills', 'run-once.mjs');
const folder = mkdtempSync(join(tmpdir(), 'breaker-lab-suspended-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('a test process that is suspended and goes on comes to the right verdict', async () => {
  const plan = JSON.stringify({ subject: 'breaker-core', folder });
  const run = spawn(process.execPath, [runOnce, plan]);
  let outcome = '';
  run.stdout.on('data', (chunk: Buffer) => (outcome += chunk.toString()));
  await once(run.stderr, 'data');
  run.kill('SIGSTOP');
  await sleep(STOPPED_MS);
  run.kill('SIGCONT');
  await once(run, 'close');
  expect(outcome).toBe('pass');
});
