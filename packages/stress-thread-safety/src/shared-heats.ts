import { type Lab, nowMs } from '@breaker-lab/stress-harness';
import { type HeatPlan, runHeat } from './heat.js';
import { type SharedJob, type SharedReport, sumOf } from './shared-job.js';

/** One race on one thing that all its threads share. */
export interface SharedRace {
  readonly name: string;
  readonly threads: number;
  /** Of each thread. */
  readonly operations: number;
  /** Of each thread at once. */
  readonly inFlight: number;
  /** Share of calls that fail, 0–1. */
  readonly failureRate: number;
}

/** What became of a race. */
export type RaceResult = ReturnType<typeof sumOf> & {
  readonly deaths: readonly string[];
  readonly hung: number;
  /** Threads that were not released together with all others. */
  readonly apart: number;
  readonly durationMs: number;
};

/** Runs the threads of a race, all alive at once. */
export async function runRace(
  lab: Lab,
  race: SharedRace,
  { handle, plan }: { handle: unknown; plan: HeatPlan },
): Promise<RaceResult> {
  lab.phase(race.name);
  const { threads, operations, inFlight, failureRate } = race;
  const jobs: readonly SharedJob[] = Array.from({ length: threads }, (_, thread) => ({
    source: lab.source,
    handle,
    seed: lab.seed,
    thread,
    operations,
    inFlight,
    failureRate,
  }));
  const startMs = nowMs();
  const { reports, deaths, hung } = await runHeat<SharedReport>(jobs, plan);
  const durationMs = nowMs() - startMs;
  const sum = sumOf(reports);
  const apart = threads - reports.length + (sum.together ? 0 : 1);
  return { ...sum, deaths, hung, apart, durationMs };
}
