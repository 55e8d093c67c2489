/**
 * Counts calls, and those among them that bear a mark (failed, slow), in fixed memory and at a
 * constant cost per call.
 */
export interface CallWindow {
  /** Calls in the window. */
  readonly calls: number;
  /** Marked calls among them. */
  readonly marked: number;
  /** Lets the window forget what it must by `nowMs`, then adds one call. */
  record(isMarked: boolean, nowMs: number): void;
  /** Forgets everything. */
  clear(): void;
}
