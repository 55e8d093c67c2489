import type { ColumnName } from './subject-name.js';

/** What one process is asked to do; plain data. */
export interface Job {
  readonly path: string;
  /** Whose turn it is, on paths that take one process for each; null: all side by side. */
  readonly column: ColumnName | null;
  /** Counts the processes of one path, also void ones: who starts rotates with it. */
  readonly processIndex: number;
  readonly quick: boolean;
}

/** One figure of one process. */
export interface Figure {
  readonly row: string;
  readonly column: ColumnName;
  readonly value: number;
}

/** What one process found; plain data. */
export interface Observation {
  readonly figures: readonly Figure[];
  /** Why nothing of it counts; null when it does. */
  readonly voidReason: string | null;
  /** Nanoseconds per call below which a difference drowns in the twins' own; null: no twins ran. */
  readonly smallestEffectNs: number | null;
  /** Worth knowing beside the figures. */
  readonly notes: readonly string[];
}

/** An observation of a process that has nothing to be void for. */
export function observed(figures: readonly Figure[], notes: readonly string[] = []): Observation {
  return { figures, voidReason: null, smallestEffectNs: null, notes };
}
