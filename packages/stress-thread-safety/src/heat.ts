import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { nowMs, STUCK, within } from '@breaker-lab/stress-harness';
import { StartingGate } from './starting-gate.js';
import type { GatedJob } from './thread-job.js';

const POLL_MS = 2;
/** How long no further thread may arrive before those who have start without it. */
const ARRIVAL_PATIENCE_MS = 10_000;
/** A thread waits for the gate longer than the heat does for the threads. */
const GATE_PATIENCE_MS = 60_000;

/** Who runs the jobs of a heat. */
export interface HeatPlan {
  /** The module that each worker thread runs. */
  readonly worker: URL;
  /** How long the work of one thread may take from the gate on, in milliseconds. */
  readonly workPatienceMs: number;
}

/** What became of the threads of one heat. */
export interface HeatResult<R> {
  readonly reports: readonly R[];
  /** Why threads ended without a report, one text for each that did. */
  readonly deaths: readonly string[];
  /** Threads that neither reported nor ended, and were terminated. */
  readonly hung: number;
}

/** Runs one worker thread a job, all of them alive, and released, at the same time. */
export async function runHeat<R>(
  jobs: readonly object[],
  { worker: url, workPatienceMs }: HeatPlan,
): Promise<HeatResult<R>> {
  const gate = new StartingGate();
  const reports: R[] = [];
  const deaths: string[] = [];
  const gated: GatedJob = { gate: gate.memory, gatePatienceMs: GATE_PATIENCE_MS };
  const threads = jobs.map((job) => {
    const worker = new Worker(url, { workerData: { ...job, ...gated } });
    return { worker, ended: endOf(worker, { reports, deaths }) };
  });
  await arrivals(() => gate.arrived + deaths.length, threads.length);
  gate.open();
  const ends = threads.map(({ ended }) => within(ended, { patienceMs: workPatienceMs }));
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
  { reports, deaths }: { reports: unknown[]; deaths: string[] },
): Promise<void> {
  return new Promise((resolve) => {
    let reason: string | undefined;
    let reported = false;
    worker.once('message', (report: unknown) => {
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
