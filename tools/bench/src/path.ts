import type { ColumnName } from './subject-name.js';
import type { Target } from './target.js';

/** What values are in. */
export type Unit = 'ns' | 'B' | 's' | 'timers' | 'exponent';

/** One line of the table. */
export interface Row {
  readonly id: string;
  /** What the value is. */
  readonly title: string;
  readonly unit: Unit;
  /** Absent: for information. */
  readonly target?: Target;
}

/** A number for a quick run, and one for a full run. */
export interface ByLength {
  readonly quick: number;
  readonly full: number;
}

/** What is measured together: by one kind of process, with one set of flags. */
export interface Path {
  readonly id: string;
  /** One process for each of these, in turn; `'side by side'`: all in the rounds of one process. */
  readonly columns: 'side by side' | readonly ColumnName[];
  /** Processes that count, for each column. */
  readonly processes: ByLength;
  /** Of Node, beside `--expose-gc`. */
  readonly flags: readonly string[];
  /** After this long a process is ended. */
  readonly timeoutMs: number;
  readonly rows: readonly Row[];
}
