import { type Lab, nowMs } from '@breaker-lab/stress-harness';
import {
  createHistoryMemory,
  historyOf,
  type Operation,
} from '@breaker-lab/stress-harness/history';
import { runHeat } from './heat.js';
import { HistoryCursor } from './history-cursor.js';
import type { HistoryJob, HistoryReport } from './history-job.js';

const THREADS_MAX = 8;
const IN_FLIGHT = 8;
const WORK_PATIENCE_MS = 20_000;

/** A race of all threads on many objects. */
export interface HistoryRace {
  readonly worker: URL;
  /** By which threads attach, one for each object. */
  readonly handles: readonly unknown[];
  /** Operations on each object, over all threads. */
  readonly operationsEach: number;
  /** Which of several races it is, from 0: each draws anew. */
  readonly round: number;
}

/** What the threads of a race have seen, and what became of them. */
export interface RecordedRace {
  readonly history: readonly Operation[];
  readonly deaths: readonly string[];
  readonly hung: number;
  /** Threads that were not released together with all others. */
  readonly apart: number;
  readonly durationMs: number;
}

/** How many threads race. */
export function racingThreads({ maxWorkers }: Lab): number {
  return Math.min(THREADS_MAX, maxWorkers);
}

/** Runs the threads of a race, all alive at once. */
export async function recordRace(
  lab: Lab,
  { worker, handles, operationsEach, round }: HistoryRace,
): Promise<RecordedRace> {
  const threads = racingThreads(lab);
  // Any thread may get nearly all: memory that nobody writes to costs nothing.
  const operationsPerThread = handles.length * operationsEach + IN_FLIGHT;
  const history = createHistoryMemory({ threads, operationsPerThread });
  const cursor = new HistoryCursor();
  const jobs: readonly HistoryJob[] = Array.from({ length: threads }, (_, thread) => ({
    source: lab.source,
    handles,
    history,
    cursor: cursor.memory,
    seed: lab.random(`history race ${round}`).index(2 ** 31),
    thread,
    operationsEach,
    inFlight: IN_FLIGHT,
  }));
  const startMs = nowMs();
  const plan = { worker, workPatienceMs: WORK_PATIENCE_MS };
  const { reports, deaths, hung } = await runHeat<HistoryReport>(jobs, plan);
  const durationMs = nowMs() - startMs;
  const apart = reports.filter(({ together }) => together !== reports.length).length;
  return {
    history: historyOf(history),
    deaths,
    hung,
    apart: threads - reports.length + apart,
    durationMs,
  };
}
