// Kills one of the processes of a run at seeded moments, until so many were there to be killed, and
// tells as JSON what became of each run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '../../../dist/clock.js';
import { lockAddress } from '../../../dist/lock/lock-address.js';
import { takeRunLock } from '../../../dist/lock/run-lock.js';
import { SeededRandom } from '../../../dist/seed.js';
import { processesOf, VICTIMS } from './victims.mjs';

const AT_ONCE = 2;
const PATIENCE_MS = 60_000;
const POLL_MS = 10;
/** Runs at most, for each that is to be killed: a machine that is suddenly quicker has them end before. */
const RUNS_PER_KILL = 8;
const { victim, kills, seed, folder } = JSON.parse(process.argv[2]);
const begin = VICTIMS[victim];
const random = new SeededRandom(seed, victim);

/** One run; without a delay, nobody is killed. */
async function run(i, delayMs) {
  const subject = i % 2 === 0 ? 'breaker-core' : 'broken';
  const plan = { subject, folder: join(folder, `${victim}-${i}`) };
  const { verdict, toKill } = begin(plan);
  let isHit = false;
  const killer =
    delayMs === undefined
      ? undefined
      : setTimeout(() => {
          for (const pid of toKill()) isHit = kill(pid) || isHit;
        }, delayMs);
  const { outcome, reason } = (await verdict) ?? {};
  clearTimeout(killer);
  return { subject, isHit, outcome, reason, ...(await remains(plan.folder)) };
}

function kill(pid) {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

/** What is left of a run, after a while. */
async function remains(runFolder) {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const left = {
      processes: processesOf(runFolder),
      scratch: list(runFolder).filter((name) => name !== 'reports'),
      lockIsHeld: !(await isFree(runFolder)),
    };
    const isClean = left.processes.length + left.scratch.length === 0 && !left.lockIsHeld;
    if (isClean || waitedMs >= PATIENCE_MS) {
      return { ...left, halfReports: list(join(runFolder, 'reports')).filter(isHalf(runFolder)) };
    }
    await sleep(POLL_MS);
  }
}

async function isFree(runFolder) {
  const address = lockAddress(runFolder, process.platform);
  const holder = { what: 'a look', folder: runFolder, pid: process.pid };
  try {
    (await takeRunLock({ address, holder, waitMaxMs: 0, onWait: () => {} })).release();
    return true;
  } catch {
    return false;
  }
}

const isHalf = (runFolder) => (name) => {
  if (!name.endsWith('.json')) return false;
  try {
    return JSON.parse(readFileSync(join(runFolder, 'reports', name), 'utf8')).verdict === undefined;
  } catch {
    return true;
  }
};

function list(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

const startMs = nowMs();
const whole = [await run(0), await run(1)];
const wholeMs = (nowMs() - startMs) / whole.length;
const disturbed = [];
let begun = 0;
const hits = () => disturbed.filter(({ isHit }) => isHit).length;
const worker = async () => {
  while (hits() < kills && begun < kills * RUNS_PER_KILL) {
    disturbed.push(await run(2 + begun++, random.share() * wholeMs));
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, worker));
process.stdout.write(JSON.stringify({ whole, disturbed, hits: hits() }));
