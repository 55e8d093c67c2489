import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { nowMs, STUCK, within } from '@breaker-lab/stress-harness';
import { StartingGate } from './starting-gate.js';
import type { ThreadJob, ThreadReport } from './thread-job.js';

const POLL_MS = 2;
/** How long no further thread may arrive before those who have start without it. */
const ARRIVAL_PATIENCE_MS = 10_000;
/** A thread waits for the gate longer than the heat does for the threads. */
const GATE_PATIENCE_MS = 60_000;
/** The calls themselves take a twentieth of a second. */
const CALL_PATIENCE_MS = 3_000;
/** After its calls, a thread that is alive has a report at once. */
const REPORT_PATIENCE_MS = 2 * CALL_PATIENCE_MS;

/** A job but for what the heat itself adds. */
export type HeatJob = Omit<ThreadJob, 'gate' | 'gatePatienceMs' | 'callPatienceMs'>;

/** What became of the threads of one heat. */
export interface HeatResult {
  readonly reports: readonly ThreadReport[];
  /** Why threads ended without a report, one text for each that did. */
  readonly deaths: readonly string[];
  /** Threads that neither reported nor ended, and were terminated. */
  readonly hung: number;
}

/** Runs one worker thread a job, all of them alive, and released, at the same time. */
export async function runHeat(jobs: readonly HeatJob[]): Promise<HeatResult> {
  const gate = new StartingGate();
  const reports: ThreadReport[] = [];
  const deaths: string[] = [];
  const threads = jobs.map((job) => {
    const workerData: ThreadJob = {
      ...job,
      gate: gate.memory,
      gatePatienceMs: GATE_PATIENCE_MS,
      callPatienceMs: CALL_PATIENCE_MS,
    };
    const worker = new Worker(new URL('./breaker.worker.js', import.meta.url), { workerData });
    return { worker, ended: endOf(worker, { reports, deaths }) };
  });
  await arrivals(() => gate.arrived + deaths.length, threads.length);
  gate.open();
  const ends = threads.map(({ ended }) => within(ended, { patienceMs: REPORT_PATIENCE_MS }));
  const hung = (await Promise.all(ends)).filter((end) => end === STUCK).length;
  const result = { reports: [...reports], deaths: [...deaths], hung };
  await Promise.all(threads.map(({ worker }) => worker.terminate()));
  return result;
}

/** Waits until `all` have arrived, or for too long for the next one. */
async function arrivals(arrived: () => number, all: number): Promise<void> {
  let seen = 0;
  let deadlineMs = nowMs() + ARRIVAL_PATIENCE_MS;
  while (arrived() < all && nowMs() < deadlineMs) {
    await sleep(POLL_MS);
    if (arrived() === seen) continue;
    seen = arrived();
    deadlineMs = nowMs() + ARRIVAL_PATIENCE_MS;
  }
}

/** Settles when a thread has reported, or has ended without. */
function endOf(
  worker: Worker,
  { reports, deaths }: { reports: ThreadReport[]; deaths: string[] },
): Promise<void> {
  return new Promise((resolve) => {
    let reason: string | undefined;
    let reported = false;
    worker.once('message', (report: ThreadReport) => {
      reported = true;
      reports.push(report);
      resolve();
    });
    worker.once('error', (error) => {
      reason = String(error);
    });
    worker.once('exit', (code) => {
      if (!reported) deaths.push(reason ?? `exit code ${code}`);
      resolve();
    });
  });
}
