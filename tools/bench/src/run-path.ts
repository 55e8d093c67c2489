import type { Job, Observation } from './observation.js';
import type { Path } from './path.js';
import type { ProcessEnd } from './run-process.js';
import type { ColumnName } from './subject-name.js';

/** What the processes of one path found. */
export interface PathRun {
  readonly path: Path;
  /** Those that count. */
  readonly observations: readonly Observation[];
  /** Why others do not. */
  readonly voidReasons: readonly string[];
  /** Processes that died, each in a line. */
  readonly deaths: readonly string[];
  /** Fewer count than were wanted: too many were void. */
  readonly short: boolean;
}

/** How a path is run. */
export interface PathPlan {
  readonly quick: boolean;
  readonly run: (job: Job, path: Path) => Promise<ProcessEnd>;
}

/** A void process is replaced, until there have been so many times the processes wanted. */
const ATTEMPTS_FACTOR = 3;

/**
 * Runs the processes of one path, one after the other; columns take turns. A column whose process
 * died is given up: the next one would die, too.
 */
export async function runPath(path: Path, { quick, run }: PathPlan): Promise<PathRun> {
  const wanted = quick ? path.processes.quick : path.processes.full;
  const columns: readonly (ColumnName | null)[] =
    path.columns === 'side by side' ? [null] : path.columns;
  const tallies = columns.map((column) => ({ column, counted: 0, dead: false }));
  const observations: Observation[] = [];
  const voidReasons: string[] = [];
  const deaths: string[] = [];
  for (let processIndex = 0; processIndex < wanted * ATTEMPTS_FACTOR; processIndex++) {
    for (const tally of tallies) {
      if (tally.dead || tally.counted === wanted) continue;
      const { column } = tally;
      const end = await run({ path: path.id, column, processIndex, quick }, path);
      if (end.kind === 'died') {
        tally.dead = true;
        deaths.push(`${path.id}${column === null ? '' : `, ${column}`}: ${end.reason}`);
      } else if (end.observation.voidReason !== null) {
        voidReasons.push(end.observation.voidReason);
      } else {
        tally.counted++;
        observations.push(end.observation);
      }
    }
  }
  const short = tallies.some(({ dead, counted }) => !dead && counted < wanted);
  return { path, observations, voidReasons, deaths, short };
}
