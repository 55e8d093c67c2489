/**
 * What a guarded call reaches.
 *
 * Its own counts are the truth that callers' outcomes are compared with: it knows which calls
 * really ran, and how each of them ended.
 */
export interface Upstream {
  /**
   * One asynchronous call. Read once a call, so that a getter may hand every call a function of
   * its own, which carries what that caller asked for.
   */
  readonly call: () => Promise<unknown>;
  /** One synchronous call; absent where the upstream is asynchronous only. */
  readonly callSync?: () => unknown;
  /** Calls that reached the upstream. */
  readonly started: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Whether an error is one this upstream answers with; anything else is unexpected. */
  isFault(error: unknown): boolean;
}
