import { HarnessError, type Lab } from '@breaker-lab/stress-harness';
import {
  everyEnd,
  exhaustive,
  type ExplorationReport,
  exploreThreads,
  pct,
  renderExploration,
  type Strategy,
} from '@breaker-lab/stress-harness/explore';
import { programUrl } from './program-query.js';

/** How far a script is walked. */
export interface WalkPlan {
  readonly name: string;
  readonly mortal?: string;
  /** Times a thread is interrupted at most; undefined: every order is walked. */
  readonly preemptionsMax: number | undefined;
  /** Runs beyond that bound, by random priorities. */
  readonly randomRuns: number;
}

/** What walking scripts has found, added up. */
export interface WalkTally {
  readonly walked: number;
  readonly steps: number;
  /** Scripts for which something was found. */
  readonly violated: number;
  /** Scripts of which not every schedule within the bound was walked. */
  readonly unfinished: number;
  readonly notes: readonly string[];
}

const NOTHING_YET: WalkTally = { walked: 0, steps: 0, violated: 0, unfinished: 0, notes: [] };

/** Of 50 bytes and more each: what a machine of 16 GiB has room for. */
const STATES_MAX = 150_000_000;

/** Defects that need this many steps in one order are looked for beyond the bound. */
const DEPTH = 3;

/** Walks every schedule of one script after the other, as far as the bounds go, until something is found. */
export async function walkScripts(
  lab: Lab,
  { program, plans }: { program: URL; plans: readonly WalkPlan[] },
): Promise<WalkTally> {
  let tally = NOTHING_YET;
  for (const plan of plans) {
    lab.phase(plan.name);
    const url = programUrl(program, { source: lab.source, script: plan.name });
    const whole = await walkWhole(url, plan);
    tally = added(tally, plan.name, whole);
    tally = { ...tally, unfinished: tally.unfinished + Number(isUnfinished(whole)) };
    if (tally.violated > 0) break;
    if (plan.preemptionsMax === undefined || plan.randomRuns === 0) continue;
    const random = pct({ seed: lab.seed, runs: plan.randomRuns, depth: DEPTH });
    tally = added(tally, plan.name, await walk(url, plan, random));
  }
  return tally;
}

/** A subject whose threads wait for each other is walked run by run. */
async function walkWhole(program: URL, plan: WalkPlan): Promise<ExplorationReport> {
  const { preemptionsMax } = plan;
  const bound = preemptionsMax === undefined ? {} : { preemptionsMax };
  try {
    return await walk(program, plan, everyEnd({ ...bound, statesMax: STATES_MAX }));
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'ERR_NOT_LEARNABLE') throw error;
    return walk(program, plan, exhaustive(bound));
  }
}

function walk(program: URL, { mortal }: WalkPlan, strategy: Strategy): Promise<ExplorationReport> {
  return exploreThreads({
    program,
    strategy,
    ...(mortal === undefined ? {} : { deaths: [mortal] }),
  });
}

/** Runs that are drawn are never all; those that are walked must be. */
function isUnfinished({ outcome, all }: ExplorationReport): boolean {
  return outcome === 'ok' && !all;
}

function added(tally: WalkTally, name: string, report: ExplorationReport): WalkTally {
  const { outcome, walked, all, bound, depthMax, steps } = report;
  const isFound = outcome !== 'ok';
  const extent = `${walked} runs (${all ? 'all that it takes' : 'not all'}); bound: ${bound}; depth ${depthMax}; ${steps} steps`;
  return {
    ...tally,
    walked: tally.walked + walked,
    steps: tally.steps + steps,
    violated: tally.violated + Number(isFound),
    notes: [...tally.notes, `${name}: ${isFound ? renderExploration(report, replayOf) : extent}`],
  };
}

function replayOf(schedule: string): string {
  return `replayThreads('${schedule}', …), or the test's own replay command`;
}
