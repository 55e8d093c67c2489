// The keeper of one lab process. Never imported.
//
//   test process ──stdin: job, then held open──▶ keeper ──IPC: job──▶ lab (own process group)
//                ◀─stdout: one JSON line each───        ◀─IPC: messages──
//
// It exists because the test process may be blocked, killed or inside a sandbox: whatever becomes
// of that one, its end closes the keeper's stdin, and the keeper ends the lab's whole group. It also
// removes the lab's folder for temporary files (its TMPDIR), however the lab ended.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Job } from './job.js';

const STDERR_TAIL_CHARS = 4_000;
const KIB_PER_MIB = 1_024;
const entry = createRequire(import.meta.url).resolve('./entry.js');

const input = createInterface({ input: process.stdin });
input.once('line', (line) => {
  keep(JSON.parse(line) as Job);
});

function keep(job: Job): void {
  const [command, ...args] = commandLine(job);
  const scratch = mkdtempSync(join(tmpdir(), 'breaker-lab-'));
  const lab = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, TMPDIR: scratch },
  });
  let stderrTail = '';
  let timedOut = false;
  const killGroup = (): void => {
    if (lab.pid === undefined) return;
    try {
      process.kill(-lab.pid, 'SIGKILL');
    } catch {
      // The group is gone already: that is what was wanted.
    }
  };
  // A member of the group may be at its last write when the folder goes.
  const clearScratch = (): void => {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  };
  const timer = setTimeout(() => {
    timedOut = true;
    killGroup();
  }, job.timeoutMs);
  const abandon = (): void => {
    killGroup();
    clearScratch();
    process.exit(1);
  };
  input.once('close', abandon);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, abandon);

  lab.stderr?.on('data', (chunk: Buffer) => {
    stderrTail = (stderrTail + chunk.toString()).slice(-STDERR_TAIL_CHARS);
  });
  lab.on('message', say);
  lab.on('error', (error) => {
    stderrTail += error.message;
  });
  lab.once('close', (exitCode, signal) => {
    clearTimeout(timer);
    killGroup();
    clearScratch();
    say({ type: 'ended', exitCode, signal, timedOut, stderrTail });
    input.removeListener('close', abandon);
    input.close();
    process.stdin.destroy();
  });
  lab.send(job);
}

function commandLine({ limits }: Job): [string, ...string[]] {
  const flags = ['--expose-gc', '--enable-source-maps'];
  if (limits.heapMib !== undefined) flags.push(`--max-old-space-size=${limits.heapMib}`);
  if (limits.semiSpaceMib !== undefined) {
    flags.push(
      `--min-semi-space-size=${limits.semiSpaceMib}`,
      `--max-semi-space-size=${limits.semiSpaceMib}`,
    );
  }
  const node = [process.execPath, ...flags, entry] as [string, ...string[]];
  const ulimits: string[] = [];
  if (limits.descriptors !== undefined) ulimits.push(`ulimit -n ${limits.descriptors}`);
  if (limits.addressSpaceMib !== undefined) {
    ulimits.push(`ulimit -v ${limits.addressSpaceMib * KIB_PER_MIB}`);
  }
  if (ulimits.length === 0) return node;
  // Only a shell can lower the limits of a process before it starts.
  return ['/bin/sh', '-c', [...ulimits, 'exec "$0" "$@"'].join(' && '), ...node];
}

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
