import type { ExplorationReport, TraceRow } from '../exploration.js';

/** What the thread is to do. */
export interface ApartJob {
  /** URL of the module. */
  readonly module: string;
  readonly progress: SharedArrayBuffer;
  /** Replay this one only, and tell every step. */
  readonly schedule?: string;
}

/** What the thread tells. */
export type ApartMessage =
  | {
      readonly type: 'begins';
      readonly scenario: string;
      readonly starts: readonly string[];
      readonly seed: number;
      readonly bound: string;
    }
  | { readonly type: 'step'; readonly row: TraceRow }
  | { readonly type: 'ended'; readonly report: ExplorationReport };
