import { HarnessError } from '../../harness-error.js';
import { DEFAULT_SEED, MAX_SEED } from '../../seed.js';
import type { TraceRow } from '../exploration.js';
import type { AsyncScenario } from './scenario.js';

/** A step that is about to be taken. */
export interface StepBegun {
  /** Ranks so far, as in {@link Schedule}; the same array throughout a run, which grows. */
  readonly choices: readonly number[];
  readonly row: TraceRow;
}

/** How an asynchronous scenario is explored. */
export interface AsyncOptions {
  /** Decides `world.random`: 0 to 2³²−1; default {@link DEFAULT_SEED}. */
  readonly seed?: number;
  /**
   * Whether the global `setTimeout`, `setInterval`, their clearing, `Date`, `performance.now` and
   * `Math.random` are the world's while the scenario runs; default false. For code that does not
   * take its time as an argument.
   */
  readonly controlsGlobals?: boolean;
  /**
   * Points that may go on within one tick, before anything that follows from the first: 1 or more;
   * default 1. More is for code whose answers may arrive together, and makes many more schedules.
   */
  readonly togetherMax?: number;
  /** Steps after which a run counts as a livelock: 1 or more; default 10,000. */
  readonly stepsMax?: number;
  /** Real milliseconds that one step may take: 1 or more; default 2,000. */
  readonly stepMaxMs?: number;
  /**
   * Real milliseconds for which a deadlock is looked at, in case something outside of the world ends
   * it: 0 or more; default 50.
   */
  readonly patienceMs?: number;
  /** Most runs spent on making a schedule small: 0 or more; default 2,000. */
  readonly shrinkRunsMax?: number;
  /** Every how many runs one is repeated, to see that it goes the same way: 1 or more; default 100. */
  readonly repeatEvery?: number;
  /** Hears of every step before it is taken: for a watchdog. */
  readonly onStep?: (step: StepBegun) => void;
}

/** {@link AsyncOptions} with every default in its place. */
export type CheckedOptions = Required<Omit<AsyncOptions, 'onStep'>> & Pick<AsyncOptions, 'onStep'>;

const DEFAULTS = {
  seed: DEFAULT_SEED,
  controlsGlobals: false,
  togetherMax: 1,
  stepsMax: 10_000,
  stepMaxMs: 2_000,
  patienceMs: 50,
  shrinkRunsMax: 2_000,
  repeatEvery: 100,
} satisfies AsyncOptions;

const RANGES = {
  seed: [0, MAX_SEED],
  togetherMax: [1, Number.MAX_SAFE_INTEGER],
  stepsMax: [1, Number.MAX_SAFE_INTEGER],
  stepMaxMs: [1, Number.MAX_SAFE_INTEGER],
  patienceMs: [0, Number.MAX_SAFE_INTEGER],
  shrinkRunsMax: [0, Number.MAX_SAFE_INTEGER],
  repeatEvery: [1, Number.MAX_SAFE_INTEGER],
} as const;

/**
 * Fills in what is absent.
 *
 * @throws {@link HarnessError} `ERR_EXPLORATION` naming everything unusable at once.
 */
export function checkedOptions(scenario: AsyncScenario, options: AsyncOptions): CheckedOptions {
  const checked = { ...DEFAULTS, ...options };
  const problems = startProblems(scenario.start);
  for (const [name, [min, max]] of Object.entries(RANGES)) {
    const value = checked[name as keyof typeof RANGES];
    if (Number.isInteger(value) && value >= min && value <= max) continue;
    problems.push(`${name} must be an integer from ${min} to ${max}; got ${value}`);
  }
  if (problems.length === 0) return checked;
  throw new HarnessError(
    'ERR_EXPLORATION',
    `Exploration of "${scenario.name}": ${problems.join('; ')}`,
  );
}

function startProblems(start: readonly string[]): string[] {
  if (start.length === 0) return ['it names no start state; name one at least'];
  const twice = start.filter((name, index) => start.indexOf(name) !== index);
  return twice.length === 0 ? [] : [`start state ${twice.join(', ')} is named twice`];
}
