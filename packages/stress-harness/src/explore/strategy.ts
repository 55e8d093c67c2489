import type { ThreadWatch } from './threads/learned/thread-watch.js';

/** A state: two that are equal have the same to come, whatever led to them. */
export interface PointState {
  /** Of what actors share. */
  readonly shared: string;
  /** Of each actor, also of those that cannot go on, by its name: what it alone knows. */
  readonly own: Readonly<Record<string, string>>;
}

/** What an actor is about to do, for whoever leaves out schedules by independence. */
export interface PendingStep {
  /** What it touches: a cell of shared memory, a key, a queue. */
  readonly location: string;
  /**
   * `read` leaves the location as it is; `write` may change it; `wait` may go to sleep on it;
   * `other` may touch anything, and so is independent of nothing.
   */
  readonly kind: 'read' | 'write' | 'wait' | 'other';
}

/** A point of a run at which it is decided what happens next. */
export interface ChoicePoint {
  /** What could go on: names of actors (threads, callers, timers), in a fixed order; 1 or more. */
  readonly enabled: readonly string[];
  /** The one that went last, if it could go on: choosing another is a preemption. */
  readonly running: string | undefined;
  /** What each of `enabled` would do, in the same order; absent where unknown. */
  readonly next?: readonly PendingStep[];
  /** Absent where unknown, and where {@link Strategy.readsStates} does not ask for it. */
  readonly state?: PointState;
}

/** What a strategy has covered. */
export interface Coverage {
  /** Runs that ended, redundant ones left out. */
  readonly walked: number;
  /** Runs that turned out to be equivalent to one already walked. */
  readonly redundant: number;
  /** Whether every schedule within the bound was walked. */
  readonly all: boolean;
  /** What limits the walk, in words. */
  readonly bound: string;
  /** Choice points of the longest run. */
  readonly depthMax: number;
}

/**
 * Decides schedules, one run after the other.
 *
 * @remarks
 * The engine calls `begin`; then `choose` before every single step, also where only one actor can
 * go on; then `end`; and so on until `begin` says false.
 */
export interface Strategy {
  /** Begins the next run; false when there is none left. */
  begin(): boolean;
  /**
   * Index into `enabled`.
   *
   * @throws {@link HarnessError} `ERR_DIVERGED` when the run is not the one this strategy knows:
   * the same choices led elsewhere, or a schedule is replayed against other code.
   */
  choose(point: ChoicePoint): number;
  /** Whether the rest of this run has been seen: the engine may stop it, or let it end. */
  readonly redundant: boolean;
  /**
   * The run has ended; told so that an exhaustive walk can backtrack.
   *
   * @throws {@link HarnessError} `ERR_DIVERGED` as `choose` does.
   */
  end(): void;
  readonly coverage: Coverage;
  /** Whether it wants to be told `state`, which takes time. Default: no. */
  readonly readsStates?: boolean;
  /** How many choices, from the next one on, will be the actor's that was chosen last. Default: 0. */
  readonly ahead?: number;
  /** Is told what threads do; for a strategy of `exploreThreads` only. */
  readonly watch?: ThreadWatch;
}
