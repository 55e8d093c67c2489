/** How a breaker treated its callers, whatever it decided. */
export class GatesConduct {
  /** All must stay 0. */
  readonly counts = {
    /** Calls that were neither let in nor turned away in the instant in which they came. */
    delayedCalls: 0,
    /** Calls whose caller did not hear what had become of them. */
    mismatchedOutcomes: 0,
    /** Errors that are neither the call's own nor a rejection. */
    unexpectedErrors: 0,
  };
}
