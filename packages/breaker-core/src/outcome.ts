/**
 * What became of an admitted call. Only `success` and `failure` are *completed* calls, which move
 * trip rules and trials; `ignored` and `cancelled` move neither.
 */
export type Outcome = 'success' | 'failure' | 'ignored' | 'cancelled';

/** The outcomes, for checks. */
export const OUTCOMES: readonly Outcome[] = ['success', 'failure', 'ignored', 'cancelled'];

/** An outcome with what else a classifier knows of it. */
export interface Classification {
  readonly outcome: Outcome;
  /** Which kind of failure it was, for rules that look at one kind: any string. */
  readonly errorClass?: string | undefined;
  /**
   * How long the upstream asks not to be called, in milliseconds: 0 to one year. If this call
   * opens the breaker, it stays open at least so long.
   */
  readonly retryAfterMs?: number | undefined;
}

/** Outcomes about which nothing else is known. */
export const PLAIN = {
  success: { outcome: 'success' },
  failure: { outcome: 'failure' },
  ignored: { outcome: 'ignored' },
  cancelled: { outcome: 'cancelled' },
} as const satisfies Record<Outcome, Classification>;

/** What a timeout of the breaker's own counts as. */
export const TIMED_OUT: Classification = { outcome: 'failure', errorClass: 'timeout' };
