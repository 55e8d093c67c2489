import type { WorldTimer } from './world-timer.js';

/**
 * All that code under test may know of time, chance and others: what it waits for here goes on when
 * the explorer says so.
 */
export interface AsyncWorld {
  /**
   * A scheduling point: settles when it is this one's turn. Put it where the real thing would wait:
   * at a store, a socket, a lock.
   *
   * @param name - what happens next, for the trace: "read balance".
   */
  point(name: string): Promise<void>;
  /**
   * A scheduling point at which the world has a say: settles to one of `outcomes`, each of which is
   * a choice of the schedule.
   */
  outcome<T extends string>(name: string, outcomes: readonly [T, ...T[]]): Promise<T>;
  /** Settles when at least `durationMs` have passed in this world. */
  sleep(durationMs: number): Promise<void>;
  /** Monotonic milliseconds from 0; they stand still but for timers that fire and `elapse`. */
  readonly nowMs: () => number;
  /** Lets time pass at once, firing nothing. @param durationMs - 0 or more, in milliseconds. */
  elapse(durationMs: number): void;
  /** In [0, 1); the same numbers in every run. */
  readonly random: () => number;
  /** As the global ones: fired in the order in which they are due, those due at once in any. */
  readonly setTimeout: (callback: () => void, delayMs?: number) => WorldTimer;
  readonly setInterval: (callback: () => void, delayMs?: number) => WorldTimer;
  readonly clearTimer: (timer: WorldTimer | undefined) => void;
  /** Adds to what the trace says of this step, such as a value that was read. */
  note(text: string): void;
}
