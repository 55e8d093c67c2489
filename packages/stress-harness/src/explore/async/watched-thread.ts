import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { nowMs } from '../../clock.js';
import type { ExplorationReport, TraceRow } from '../exploration.js';
import type { ApartJob, ApartMessage } from './apart-message.js';
import { Progress } from './progress.js';

// The built thread, also when this file is read as a source.
const home = dirname(
  createRequire(import.meta.url).resolve('@breaker-lab/stress-harness/package.json'),
);
const threadFile = join(home, 'dist', 'explore', 'async', 'apart.worker.js');

const LOOKS_PER_PATIENCE = 4;
/** Loading a module takes its time on a busy machine. */
const LOAD_MAX_MS = 10_000;

/** How a watched thread ended. */
export interface ThreadEnd {
  /** Absent where it told nothing before it ended. */
  readonly begins?: Extract<ApartMessage, { type: 'begins' }>;
  readonly report?: ExplorationReport;
  /** The steps it told. */
  readonly rows: readonly TraceRow[];
  readonly steps: number;
  readonly runs: number;
  readonly choices: readonly number[];
  /** Why there is no report. */
  readonly cause: 'hung' | { readonly exitCode: number; readonly error: string | undefined };
}

/** Runs a job in a thread, which is ended when it has loaded and takes no step for `stepMaxMs`. */
export function watchThread(
  job: Pick<ApartJob, 'module' | 'schedule'>,
  { stepMaxMs }: { stepMaxMs: number },
): Promise<ThreadEnd> {
  const progress = new Progress();
  const workerData: ApartJob = { ...job, progress: progress.memory };
  const thread = new Worker(threadFile, { workerData, stdout: false });
  const rows: TraceRow[] = [];
  const told: { begins?: Extract<ApartMessage, { type: 'begins' }>; report?: ExplorationReport } =
    {};
  let error: string | undefined;
  let hung = false;
  let seen = { steps: 0, atMs: nowMs() };
  const watchdog = setInterval(() => {
    if (progress.steps !== seen.steps) seen = { steps: progress.steps, atMs: nowMs() };
    const patienceMs = told.begins === undefined ? Math.max(stepMaxMs, LOAD_MAX_MS) : stepMaxMs;
    if (nowMs() - seen.atMs <= patienceMs) return;
    hung = true;
    void thread.terminate();
  }, stepMaxMs / LOOKS_PER_PATIENCE);
  thread.on('message', (message: ApartMessage) => {
    if (message.type === 'begins') {
      told.begins = message;
      seen = { steps: 0, atMs: nowMs() };
    } else if (message.type === 'ended') told.report = message.report;
    else rows.push(message.row);
  });
  thread.on('error', (thrown) => {
    error = String(thrown);
  });
  return new Promise((resolve) => {
    thread.on('exit', (exitCode) => {
      clearInterval(watchdog);
      const { steps, runs, choices } = progress;
      const cause = hung ? 'hung' : { exitCode, error };
      resolve({ ...told, rows, steps, runs, choices, cause });
    });
  });
}
