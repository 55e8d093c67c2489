import { HarnessError, type Lab } from '@breaker-lab/stress-harness';
import {
  everyEnd,
  exhaustive,
  type ExplorationReport,
  exploreThreads,
  inTurn,
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
    const report = await walk(url, plan, { seed: lab.seed });
    tally = added(tally, plan.name, report);
    if (tally.violated > 0) break;
  }
  return tally;
}

/** A subject whose threads wait for each other is walked run by run. */
async function walk(
  program: URL,
  plan: WalkPlan,
  { seed }: { seed: number },
): Promise<ExplorationReport> {
  const { mortal, preemptionsMax, randomRuns } = plan;
  const bound = preemptionsMax === undefined ? {} : { preemptionsMax };
  const explored = (whole: Strategy): Promise<ExplorationReport> =>
    exploreThreads({
      program,
      strategy:
        preemptionsMax === undefined || randomRuns === 0
          ? whole
          : inTurn(whole, pct({ seed, runs: randomRuns, depth: DEPTH })),
      ...(mortal === undefined ? {} : { deaths: [mortal] }),
    });
  try {
    return await explored(everyEnd({ ...bound, statesMax: STATES_MAX }));
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'ERR_NOT_LEARNABLE') throw error;
    return explored(exhaustive(bound));
  }
}

/** Within its bound, if it has one, a script is walked without a gap. */
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
    unfinished: tally.unfinished + Number(isUnfinished(report)),
    notes: [...tally.notes, `${name}: ${isFound ? renderExploration(report, replayOf) : extent}`],
  };
}

function replayOf(schedule: string): string {
  return `replayThreads('${schedule}', …), or the test's own replay command`;
}
