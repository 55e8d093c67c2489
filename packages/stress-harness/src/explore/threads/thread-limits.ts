import { HarnessError } from '../../harness-error.js';

/** How long an exploration of threads is patient. */
export interface ThreadLimits {
  /** Steps after which a run counts as a livelock: 1 or more; default 1,000. */
  readonly stepsMax: number;
  /** Real milliseconds until a thread must stand before its next operation: 1 or more; default 5,000. */
  readonly stepTimeoutMs: number;
  /** Real milliseconds until a worker must have imported the program: 1 or more; default 10,000. */
  readonly importTimeoutMs: number;
  /**
   * Equal rounds of a loop that changes nothing, after which a thread goes on only when the others
   * have changed what it looks at, or cannot go on themselves: 2 or more; default 4.
   */
  readonly spinRounds: number;
  /** Most runs spent on making a schedule small: 0 or more; default 2,000. */
  readonly shrinkRunsMax: number;
  /** Every how many runs one is repeated, to see that it goes the same way: 1 or more; default 100. */
  readonly repeatEvery: number;
}

export const DEFAULT_THREAD_LIMITS: ThreadLimits = {
  stepsMax: 1_000,
  stepTimeoutMs: 5_000,
  importTimeoutMs: 10_000,
  spinRounds: 4,
  shrinkRunsMax: 2_000,
  repeatEvery: 100,
};

const LEAST: ThreadLimits = {
  stepsMax: 1,
  stepTimeoutMs: 1,
  importTimeoutMs: 1,
  spinRounds: 2,
  shrinkRunsMax: 0,
  repeatEvery: 1,
};

/** Fills in defaults. @throws {@link HarnessError} `ERR_EXPLORATION` naming all that is out of range. */
export function threadLimits(given: Partial<ThreadLimits>): ThreadLimits {
  const names = Object.keys(LEAST) as (keyof ThreadLimits)[];
  const value = (name: keyof ThreadLimits): number => given[name] ?? DEFAULT_THREAD_LIMITS[name];
  const wrong = names.filter((name) => !Number.isInteger(value(name)) || value(name) < LEAST[name]);
  if (wrong.length > 0) {
    const texts = wrong.map((name) => `${name} is ${value(name)}, must be ≥ ${LEAST[name]}`);
    throw new HarnessError('ERR_EXPLORATION', `exploreThreads: ${texts.join('; ')}`);
  }
  return Object.fromEntries(names.map((name) => [name, value(name)])) as unknown as ThreadLimits;
}
