/** How a breaker is set, and what is looked at in its races. */
export interface OldSetting {
  /** Failures in a row that open. */
  readonly failures: number;
  readonly openDurationMs: number;
  /** Share of calls that fail, 0–1. */
  readonly failureRate: number;
  /**
   * `edges`: no caller sees a transition that the automaton has no edge for; `own counts`: what
   * the subject counted, and that it opens.
   */
  readonly looksAt: 'edges' | 'own counts';
}

/**
 * - `asItWas`: with failures so rare, ten in a row hardly ever come, and nothing opens
 * - `sharpened`: the breaker opens and recovers, many times. Edges are out of sight then: between
 *   two looks of a caller that had to wait for a processor, it may have gone several.
 */
export const OLD_SETTINGS = {
  asItWas: { failures: 10, openDurationMs: 60_000, failureRate: 0.15, looksAt: 'edges' },
  sharpened: { failures: 3, openDurationMs: 5, failureRate: 0.3, looksAt: 'own counts' },
} as const satisfies Record<string, OldSetting>;

/** How many threads the old suite raced. */
export const OLD_THREADS = 20;

/** A race of the old suite. */
export interface OldRace {
  readonly threads: number;
  /** Of each thread. */
  readonly operations: number;
  /** Of each thread at once. */
  readonly inFlight: number;
  /** How long a call takes, in milliseconds. */
  readonly callMs: number;
}

/** 20 threads × 50 operations, and 500 calls at once in one thread. */
export const OLD_RACES: readonly OldRace[] = [
  { threads: OLD_THREADS, operations: 50, inFlight: 1, callMs: 1 },
  { threads: 1, operations: 500, inFlight: 500, callMs: 0 },
];
