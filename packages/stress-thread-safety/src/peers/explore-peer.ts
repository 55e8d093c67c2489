import type { BreakerSubject } from '@breaker-lab/stress-harness';
import {
  type AsyncOptions,
  type ExplorationReport,
  exploreAsync,
  randomWalk,
  replayAsync,
} from '@breaker-lab/stress-harness/explore';
import { breakerScenario } from './breaker-scenario.js';
import type { Promised } from './promise.js';

/** Judged whatever the cause is; where the cause matters, events come one at a time. */
const IN_ONE_TICK: ReadonlySet<Promised> = new Set<Promised>([
  'trialsBeyondLimit',
  'startedWhileOpen',
  'illegalTransitions',
  'mismatchedOutcomes',
]);
/** A run has some twenty steps; more than these are timers that repeat. */
const STEPS_MAX = 200;
const SHRINK_RUNS_MAX = 10_000;

/** How schedules are looked for. */
export interface PeerWalk {
  /** Random schedules, 1 or more. */
  readonly runs: number;
  /** 0 to 2³²−1. */
  readonly seed: number;
  /** Most runs spent on making what was found small: 0 or more; default 10,000. */
  readonly shrinkRunsMax?: number;
}

/**
 * Looks for a schedule in which a breaker does not keep a promise.
 *
 * @param subject - needs the capability `transitions`; its time may be the global one.
 * @throws {@link HarnessError} `ERR_SUBJECT` without that capability.
 */
export function explorePeer(
  subject: BreakerSubject,
  promise: Promised,
  { runs, seed, shrinkRunsMax = SHRINK_RUNS_MAX }: PeerWalk,
): Promise<ExplorationReport> {
  return exploreAsync(breakerScenario(subject, [promise]), {
    ...optionsFor([promise]),
    strategy: randomWalk({ runs, seed }),
    seed,
    shrinkRunsMax,
  });
}

/**
 * Runs the one schedule that a report names, again.
 *
 * @throws {@link HarnessError} as `explorePeer`, and `ERR_SCHEDULE` for a damaged string.
 */
export function replayPeer(
  subject: BreakerSubject,
  promise: Promised,
  schedule: string,
): Promise<ExplorationReport> {
  return replayAsync(breakerScenario(subject, [promise]), schedule, optionsFor([promise]));
}

/** How schedules for promises are explored. */
export function optionsFor(promises: readonly Promised[]): AsyncOptions {
  return {
    controlsGlobals: true,
    togetherMax: promises.every((promise) => IN_ONE_TICK.has(promise)) ? 2 : 1,
    stepsMax: STEPS_MAX,
  };
}
