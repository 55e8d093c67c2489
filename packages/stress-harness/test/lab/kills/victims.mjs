import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { killableRun } from './killable-run.mjs';

/** Who is killed: each begins a run, and tells which processes to kill and what the run came to. */
export const VICTIMS = {
  lab: inThisProcess('entry.js'),
  keeper: inThisProcess('keeper.js'),
  run: (plan) => runApart(plan, (pid) => [pid]),
  // As a shell or a CI runner does it.
  group: (plan) => runApart(plan, (pid) => [-pid]),
};

/** The processes that were started for a run, by the folder they keep their temporary files in. */
export function processesOf(folder, file = '') {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => read(pid, 'environ').includes(`TMPDIR=${folder}`))
    .filter((pid) => read(pid, 'cmdline').includes(file))
    .map(Number);
}

function inThisProcess(file) {
  return (plan) => ({
    verdict: killableRun(plan),
    toKill: () => processesOf(plan.folder, file),
  });
}

function runApart(plan, toKill) {
  const file = join(import.meta.dirname, 'run-once.mjs');
  const child = spawn(process.execPath, [file, JSON.stringify(plan)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let outcome = '';
  child.stdout.on('data', (chunk) => (outcome += chunk));
  const verdict = new Promise((resolve) =>
    child.once('close', () => resolve(outcome === '' ? undefined : { outcome })),
  );
  return { verdict, toKill: () => (child.exitCode === null ? toKill(child.pid) : []) };
}

function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
