/** How offered calls ended. Conservation: `offered` is the sum of the other five. */
export interface CallCounts {
  readonly offered: number;
  readonly succeeded: number;
  /** Ended with an error of the call itself, or an unexpected one. */
  readonly failed: number;
  /** The breaker did not run them. */
  readonly rejected: number;
  readonly cancelled: number;
  /** Had not settled when the scenario stopped waiting. */
  readonly timedOut: number;
}

/** A transition seen during a scenario. */
export interface TransitionRecord {
  /** Position in the breaker's own order, from 1. */
  readonly seq: number;
  /** Milliseconds since the scenario began. */
  readonly atMs: number;
  readonly from: string;
  readonly to: string;
}

/** What a scenario measured: the block every test reports, and the figures its targets judge. */
export interface Measurement {
  readonly calls: CallCounts;
  /** Time under load, in milliseconds. */
  readonly durationMs: number;
  /** Settled calls per second of `durationMs`. */
  readonly throughputOpsPerSec: number;
  /** Heap in use after forced GC, end minus begin; null where the scenario does not measure it. */
  readonly heapGrowthBytes: number | null;
  /** 95th percentile of admitted calls, from the intended start; null where not measured. */
  readonly latencyMsP95: number | null;
  /** Named figures for targets; names carry units. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Counts by phase, in order; empty for scenarios of one phase. */
  readonly phases: readonly PhaseCounts[];
  /** The first transitions seen (at most 1,000 are kept; metrics count all). */
  readonly transitions: readonly TransitionRecord[];
  /** Facts a reader needs beside the figures, for example who holds a leaked object. */
  readonly notes: readonly string[];
  /** The result in one sentence, printed with every verdict; absent where figures say enough. */
  readonly headline?: string | undefined;
  /**
   * Curves and the like; absent where single figures say enough. Of several processes the last
   * one's are printed with the verdict.
   */
  readonly tables?: readonly MeasuredTable[] | undefined;
}

/** Figures that belong side by side. */
export interface MeasuredTable {
  readonly title: string;
  /** All rows have the same keys, in one order: names with units. NaN: not measured. */
  readonly rows: readonly Readonly<Record<string, number | string>>[];
}

/** The calls offered in one phase, by how they ended. */
export interface PhaseCounts extends CallCounts {
  readonly phase: string;
}
