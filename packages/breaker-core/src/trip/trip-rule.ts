import type { CompletedOutcome } from '../outcome.js';

/** What a failure rate looks at. */
export type WindowOptions =
  | {
      readonly kind: 'count';
      /** How many of the last completed calls: an integer from 1 to 1,000,000. */
      readonly calls: number;
    }
  | {
      readonly kind: 'time';
      /**
       * How far back, in milliseconds: 1 to one year. A call is forgotten before it is this old,
       * up to 1/32 of the duration early.
       */
      readonly durationMs: number;
    };

/** When a closed breaker opens. */
export type TripRule =
  | {
      readonly kind: 'consecutive-failures';
      /** Opens at this many failures with no success between: an integer from 1 to 1,000,000. */
      readonly failures: number;
    }
  | {
      readonly kind: 'failure-rate';
      /** Opens when failures/completed reaches this share: above 0, up to 1. */
      readonly failureRateThreshold: number;
      /**
       * Completed calls the window must hold before its rate counts: an integer from 1 to
       * 1,000,000, and no more than a count window's `calls`.
       */
      readonly minimumCalls: number;
      readonly window: WindowOptions;
    };

/** A trip rule at work. */
export interface Trip {
  /** Whether `record` looks at the time; if no rule does, the clock is not read. */
  readonly readsTime: boolean;
  /** Counts a completed call of the current generation; true when the breaker should open. */
  record(outcome: CompletedOutcome, nowMs: number): boolean;
  /** Starts anew, as a closed period does. */
  clear(): void;
}
