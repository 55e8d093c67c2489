import type { Lab, SubjectSharedBreaker } from '@breaker-lab/stress-harness';
import { runHeat } from './heat.js';
import { CALLS_PER_SECOND_MIN } from './shared-targets.js';
import type { SpeedJob, SpeedReport } from './speed-job.js';

const THREADS = 2;
const CALLS = { smoke: 250_000, standard: 1_000_000, soak: 10_000_000 };
const PLAN = { worker: new URL('./speed.worker.js', import.meta.url), workPatienceMs: 60_000 };
/** Processors that the threads had at a time; with fewer they took turns. */
const PROCESSORS_MIN = 0.85 * THREADS;

/** What two threads together got done. */
export interface ThreadsSpeed {
  readonly admitted: number;
  readonly rejected: number;
  /** Calls that the breaker counted too few, or too many, of, by kind. */
  readonly lostUpdates: number;
  /** Admitted and settled, from the first call after the gate to the last; NaN when none ran. */
  readonly callsPerSecond: number;
  readonly deaths: readonly string[];
  readonly hung: number;
  /** Threads that were not released together with all others. */
  readonly apart: number;
}

/**
 * Lets two threads call one breaker as fast as they can. Voids the process when they did not run
 * side by side.
 */
export async function measureThreads(
  lab: Lab,
  breaker: SubjectSharedBreaker,
): Promise<ThreadsSpeed> {
  lab.phase(`${THREADS} threads on one breaker`);
  const job: SpeedJob = {
    source: lab.source,
    handle: breaker.handle,
    calls: lab.pick(CALLS),
  };
  const before = breaker.counts();
  const jobs = Array.from({ length: THREADS }, () => job);
  const { reports, deaths, hung } = await runHeat<SpeedReport>(jobs, PLAN);
  const after = breaker.counts();
  const spanMs = span(reports, ['startMs', 'endMs']);
  const processors = span(reports, ['startCpuMs', 'endCpuMs']) / spanMs;
  const admitted = sum(reports, ({ admitted }) => admitted);
  const callsPerSecond = (admitted / spanMs) * 1_000;
  // Taking turns only makes threads slower: who was fast enough for all that, was fast enough.
  if (callsPerSecond < CALLS_PER_SECOND_MIN && processors < PROCESSORS_MIN) {
    lab.void(`${THREADS} threads had ${processors.toFixed(2)} processors at a time`);
  }
  const rejected = sum(reports, ({ rejected }) => rejected);
  return {
    admitted,
    rejected,
    lostUpdates:
      Math.abs(after.admitted - before.admitted - admitted) +
      Math.abs(after.succeeded - before.succeeded - admitted) +
      Math.abs(after.rejected - before.rejected - rejected) +
      Math.abs(after.failed - before.failed) +
      Math.abs(after.late - before.late),
    callsPerSecond,
    deaths,
    hung,
    apart: THREADS - reports.filter(({ together }) => together === THREADS).length,
  };
}

/** From the first thread's start to the last one's end; NaN when none came to it. */
function span(
  reports: readonly SpeedReport[],
  [start, end]: ['startMs', 'endMs'] | ['startCpuMs', 'endCpuMs'],
): number {
  if (reports.length === 0) return NaN;
  const first = Math.min(...reports.map((report) => report[start]));
  return Math.max(...reports.map((report) => report[end])) - first;
}

function sum(reports: readonly SpeedReport[], of: (report: SpeedReport) => number): number {
  return reports.reduce((total, report) => total + of(report), 0);
}
