import type { Outcome } from './outcome.js';

/**
 * Exact counts over a breaker's whole life; no transition and no reset clears them.
 *
 * @remarks
 * At every instant `admitted = succeeded + failed + ignored + cancelled + late + inFlight`.
 * `expired` stands beside this sum: an expired trial has lost its slot but is still running, so
 * it stays in `inFlight` until its result comes, and is `late` then.
 */
export interface BreakerCounts {
  /** Calls let through. */
  readonly admitted: number;
  /** Admitted calls that succeeded in their own generation. */
  readonly succeeded: number;
  /** Admitted calls that failed in their own generation. */
  readonly failed: number;
  /** Admitted calls whose error the classifier, or the permit's holder, declared irrelevant. */
  readonly ignored: number;
  /** Admitted calls given up by their caller. */
  readonly cancelled: number;
  /** Admitted calls settled after their generation, or their trial deadline, had ended. */
  readonly late: number;
  /** Trials that lost their slot to the trial deadline. */
  readonly expired: number;
  /** Calls turned away with a `CircuitOpenError`; their functions never ran. */
  readonly rejected: number;
  /** Admitted calls not settled yet. */
  readonly inFlight: number;
  /**
   * Faults of observing code: a listener threw or its promise rejected, or `classify` threw or
   * answered with no known class.
   */
  readonly observerErrors: number;
}

/** The running counts behind {@link BreakerCounts}; what is in flight follows from the rest. */
export class CallTally {
  admitted = 0;
  late = 0;
  expired = 0;
  rejected = 0;
  observerErrors = 0;
  #succeeded = 0;
  #failed = 0;
  #ignored = 0;
  #cancelled = 0;

  settle(outcome: Outcome): void {
    switch (outcome) {
      case 'success':
        this.#succeeded++;
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
    const { admitted, late, expired, rejected, observerErrors } = this;
    const settled = this.#succeeded + this.#failed + this.#ignored + this.#cancelled + late;
    return {
      admitted,
      succeeded: this.#succeeded,
      failed: this.#failed,
      ignored: this.#ignored,
      cancelled: this.#cancelled,
      late,
      expired,
      rejected,
      inFlight: admitted - settled,
      observerErrors,
    };
  }
}
