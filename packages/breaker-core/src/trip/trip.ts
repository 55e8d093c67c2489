import type { WatchedCall } from './watched-call.js';

/** Figures of a rule at one moment, by name: for people and logs. */
export type TripFigures = Readonly<Record<string, number>>;

/**
 * A trip rule at work in one breaker. The rules that come with this package are written against
 * it, and so is a rule of your own (`{ kind: 'custom', … }`).
 */
export interface Trip {
  /** Whether `record` looks at `nowMs`; a breaker whose rules do not never reads the clock. */
  readonly readsTime: boolean;
  /**
   * Sees a call of the current generation, after it was counted.
   *
   * @param nowMs - the clock's reading in milliseconds; 0 when no rule reads time.
   * @returns true when the breaker should open.
   */
  record(call: WatchedCall, nowMs: number): boolean;
  /** Starts anew, as a closed period does. */
  clear(): void;
  /** What the rule has seen, and what it compares that with. */
  figures(): TripFigures;
}
