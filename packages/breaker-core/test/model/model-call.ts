import type { Outcome } from '../../src/index.js';

/** A call the model has let through. */
export interface ModelCall {
  readonly generation: number;
  readonly sinceMs: number;
  /** Holds a trial slot. */
  readonly isTrial: boolean;
  /** Let through by shadow mode only: it decides nothing. */
  readonly isExtra: boolean;
  expired: boolean;
  overdue: boolean;
}

/** What every failing of the model throws: as much as the breaker's errors say of themselves. */
export class ModelError extends Error {
  constructor(
    readonly code: string,
    details: object = {},
  ) {
    super(code);
    Object.assign(this, details);
  }
}

export const COUNT_OF = {
  success: 'succeeded',
  failure: 'failed',
  ignored: 'ignored',
  cancelled: 'cancelled',
} as const satisfies Record<Outcome, string>;

export const NO_COUNTS = {
  admitted: 0,
  succeeded: 0,
  failed: 0,
  ignored: 0,
  cancelled: 0,
  late: 0,
  inFlight: 0,
  abandoned: 0,
  slow: 0,
  timedOut: 0,
  expired: 0,
  rejected: 0,
  wouldHaveRejected: 0,
  observerErrors: 0,
};
