import type { Job, Observation } from '../src/observation.js';
import type { Path } from '../src/path.js';
import type { PathRun } from '../src/run-path.js';
import type { ProcessEnd } from '../src/run-process.js';

/** A path with one row and a target. */
export const aPath: Path = {
  id: 'a-path',
  columns: 'side by side',
  processes: { quick: 1, full: 3 },
  flags: [],
  timeoutMs: 1_000,
  rows: [
    {
      id: 'a-path',
      title: 'a row',
      unit: 'ns',
      target: { max: 50, ratio: { peer: 'cockatiel', max: 0.35 } },
    },
  ],
};

/** What a process found that measured ours and one peer. */
export function found(own: number, cockatiel: number): Observation {
  return {
    figures: [
      { row: 'a-path', column: 'breaker-core', value: own },
      { row: 'a-path', column: 'cockatiel', value: cockatiel },
    ],
    voidReason: null,
    smallestEffectNs: 0.5,
    notes: [],
  };
}

/** A run of the path that found this. */
export function runOf(
  observations: readonly Observation[],
  changes: Partial<PathRun> = {},
): PathRun {
  return { path: aPath, observations, voidReasons: [], deaths: [], short: false, ...changes };
}

/** Plays processes: they end as told, one after the other, the last end for all that follow. */
export class PlayedProcesses {
  readonly jobs: Job[] = [];
  readonly #ends: readonly ProcessEnd[];

  constructor(...ends: readonly ProcessEnd[]) {
    this.#ends = ends;
  }

  readonly run = (job: Job): Promise<ProcessEnd> => {
    this.jobs.push(job);
    const end = this.#ends[this.jobs.length - 1] ?? this.#ends.at(-1);
    return end === undefined ? Promise.reject(new Error('no end')) : Promise.resolve(end);
  };
}
