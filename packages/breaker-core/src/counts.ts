import type { Outcome } from './outcome.js';

/**
 * Exact counts over a breaker's whole life; no transition and no reset clears them.
 *
 * @remarks
 * At every instant `admitted = succeeded + failed + ignored + cancelled + late + inFlight`. The
 * others stand beside this sum.
 */
export interface BreakerCounts {
  /** Calls let through. */
  readonly admitted: number;
  /** Admitted calls that succeeded in their own generation. */
  readonly succeeded: number;
  /** Admitted calls that failed in their own generation, by error or by timeout. */
  readonly failed: number;
  /** Admitted calls whose result the classifier, or the permit's holder, declared irrelevant. */
  readonly ignored: number;
  /** Admitted calls given up by their caller. */
  readonly cancelled: number;
  /** Admitted calls settled after their generation, or their trial deadline, had ended. */
  readonly late: number;
  /** Admitted calls not settled yet. */
  readonly inFlight: number;
  /** Calls that timed out or were given up, and whose function has not ended yet. */
  readonly abandoned: number;
  /**
   * Completed calls that took `slowCallDurationMs` or longer; among `succeeded` and `failed`. Calls
   * that can decide nothing are not timed: those of a forced closed or disabled breaker, and those
   * that shadow mode alone let through.
   */
  readonly slow: number;
  /** Calls that ran out of their `timeoutMs`; among `failed` and `late`. */
  readonly timedOut: number;
  /**
   * Trials that lost their slot to the trial deadline. Such a call stays in `inFlight` until its
   * result comes, and is `late` then.
   */
  readonly expired: number;
  /** Calls turned away; their functions never ran. */
  readonly rejected: number;
  /** Calls that a breaker in shadow mode would have turned away; among `admitted`. */
  readonly wouldHaveRejected: number;
  /**
   * Faults of observing code: a listener threw or its promise rejected; a classifier, a rule or an
   * open duration of the user's own threw or answered something impossible.
   */
  readonly observerErrors: number;
}

/** The running counts behind {@link BreakerCounts}; what is in flight follows from the rest. */
export class CallTally {
  admitted = 0;
  succeeded = 0;
  late = 0;
  expired = 0;
  rejected = 0;
  wouldHaveRejected = 0;
  slow = 0;
  timedOut = 0;
  abandoned = 0;
  observerErrors = 0;
  #failed = 0;
  #ignored = 0;
  #cancelled = 0;

  /** Admitted calls that are not settled. */
  get inFlight(): number {
    const { admitted, succeeded, late } = this;
    return admitted - succeeded - late - this.#failed - this.#ignored - this.#cancelled;
  }

  settle(outcome: Outcome): void {
    switch (outcome) {
      case 'success':
        this.succeeded++;
        break;
      case 'failure':
        this.#failed++;
        break;
      case 'ignored':
        this.#ignored++;
        break;
      case 'cancelled':
        this.#cancelled++;
        break;
    }
  }

  snapshot(): BreakerCounts {
    return {
      admitted: this.admitted,
      succeeded: this.succeeded,
      failed: this.#failed,
      ignored: this.#ignored,
      cancelled: this.#cancelled,
      late: this.late,
      inFlight: this.inFlight,
      abandoned: this.abandoned,
      slow: this.slow,
      timedOut: this.timedOut,
      expired: this.expired,
      rejected: this.rejected,
      wouldHaveRejected: this.wouldHaveRejected,
      observerErrors: this.observerErrors,
    };
  }
}
