// The keeper of one lab process. Never imported.
//
//   test process ──stdin: job, then held open──▶ keeper ──IPC: job──▶ lab (own process group)
//                ◀─stdout: one JSON line each───        ◀─IPC: messages──
//
// It exists because the test process may be blocked, killed or inside a sandbox: whatever becomes
// of that one, its end closes the keeper's stdin, and the keeper ends all that the lab started. It
// also removes the lab's folder for temporary files (its TMPDIR), however the lab ended. Should the
// keeper itself be killed, the test process does both.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { clearAway, endProcesses } from './clear-away.js';
import { goFirst } from './go-first.js';
import type { Job } from './job.js';
import { labCommand } from './lab-command.js';
import { watchLab } from './lab-watch.js';
import type { LabEnd } from './message.js';

const STDERR_TAIL_CHARS = 4_000;
const entry = createRequire(import.meta.url).resolve('./entry.js');
const [, , scratch = ''] = process.argv;

const input = createInterface({ input: process.stdin });
input.once('line', (line) => {
  const job = JSON.parse(line) as Job;
  let lab: ChildProcess;
  try {
    mkdirSync(scratch);
    lab = start(job);
  } catch (error) {
    end({ notStarted: (error as Error).message });
    return;
  }
  keep(lab, job);
});

function start(job: Job): ChildProcess {
  const [command, ...args] = labCommand(job, entry);
  const lab = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, TMPDIR: scratch },
  });
  // Without a process id, the reason follows as an event.
  lab.once('error', (error) => {
    if (lab.pid === undefined) end({ notStarted: error.message });
  });
  return lab;
}

function keep(lab: ChildProcess, job: Job): void {
  const { pid } = lab;
  if (pid === undefined) return;
  goFirst(pid);
  const remains = { group: pid, scratch };
  let stderrTail = '';
  let timedOut = false;
  const watched = watchLab({
    pid,
    timeoutMs: job.timeoutMs,
    onTimeout: () => {
      timedOut = true;
      endProcesses(remains);
    },
  });
  const abandon = (): void => {
    clearAway(remains);
    process.exit(1);
  };
  input.once('close', abandon);
  // Nobody reads any more.
  process.stdout.once('error', abandon);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, abandon);

  lab.stderr?.on('data', (chunk: Buffer) => {
    stderrTail = (stderrTail + chunk.toString()).slice(-STDERR_TAIL_CHARS);
  });
  lab.on('message', say);
  // What it left behind may hold its standard error open.
  lab.once('exit', () => {
    endProcesses(remains);
  });
  lab.once('close', (exitCode, signal) => {
    const { awakeMs, stoodStillMs } = watched();
    input.removeListener('close', abandon);
    end({ exitCode, signal, timedOut, stderrTail, awakeMs, stoodStillMs });
  });
  // Said before the lab has anything to do: should the keeper be killed, others know whom to end.
  say({ type: 'started', pid });
  // The callback takes what goes wrong: the lab's end tells of it.
  lab.send(job, () => undefined);
}

/** The last line: it ends the keeper too. */
function end(seen: Partial<LabEnd>): void {
  clearAway({ group: undefined, scratch });
  say({ type: 'ended', exitCode: null, signal: null, timedOut: false, stderrTail: '', ...seen });
  input.close();
  process.stdin.destroy();
}

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
