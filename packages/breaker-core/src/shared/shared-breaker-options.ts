import type { Clock } from '../clock.js';
import type { ExponentialBackoff } from '../open-duration.js';
import type { Classification, Outcome } from '../outcome.js';
import type { RandomSource } from '../seed.js';

/** When a closed shared breaker opens: one rule. */
export type SharedTripRule =
  | {
      readonly kind: 'consecutive-failures';
      /** Opens at this many failures with no success between: an integer from 1 to 1,000,000. */
      readonly failures: number;
      /** Only failures that the classifier gives this class; default: all failures. */
      readonly errorClass?: string;
    }
  | {
      readonly kind: 'failure-rate';
      /** Opens when failures/completed reaches this share: above 0, up to 1. */
      readonly failureRateThreshold: number;
      /** Completed calls the window must hold before its rate counts: 1 to `window.calls`. */
      readonly minimumCalls: number;
      /** The last `calls` calls of all threads: an integer from 1 to 1,000. */
      readonly window: { readonly kind: 'count'; readonly calls: number };
      /** Only failures that the classifier gives this class; default: all failures. */
      readonly errorClass?: string;
    };

/** How a shared breaker behaves, as plain data: it is the same for all threads. */
export interface SharedBreakerOptions {
  /** Names the breaker in its errors: any string but the empty one; default `'breaker'`. */
  readonly name?: string;
  /** Default: a failure rate of 0.5 among at least 20 of the last 100 calls. */
  readonly trip?: SharedTripRule;
  /**
   * How long an open breaker rejects before it tries again: milliseconds above 0, up to one year,
   * or an exponential back-off; default 30,000. Kept to the eighth of a millisecond, rounded up.
   */
  readonly openDurationMs?: number | ExponentialBackoff;
  /** Trial calls in flight at most, over all threads: an integer from 1 to 64; default 1. */
  readonly halfOpenTrials?: number;
  /**
   * How many successful trials close it, 1 to 64; one failed trial reopens it. Default:
   * `halfOpenTrials`.
   */
  readonly halfOpenRule?: { readonly kind: 'successes'; readonly successes: number };
  /**
   * How long a trial may hold its slot, in milliseconds: above 0, up to one year; default 30,000.
   * After it, the next call that finds no other takes the slot, whatever became of the thread that
   * held it; a result that still comes is late.
   */
  readonly trialDeadlineMs?: number;
  /**
   * How long a call of `execute` or `tryExecute` may take, in milliseconds: above 0, up to one
   * year; default: for ever. A call's own `timeoutMs` outranks it.
   */
  readonly timeoutMs?: number;
}

/** What cannot be shared, because functions cannot: each thread may give its own. */
export interface SharedThreadOptions {
  /** As for a `CircuitBreaker`; asked in the thread of the call. */
  readonly classify?: (error: unknown) => Outcome | Classification;
  /** As for a `CircuitBreaker`; asked in the thread of the call. */
  readonly classifyResult?: (result: unknown) => Outcome | Classification;
  /**
   * Where time is read; default `sharedMonotonicClock`. All threads must read the same time:
   * `performance.now()`, and with it `monotonicClock`, counts from another zero in each thread.
   */
  readonly clock?: Clock;
  /** Where the jitter of a back-off is drawn; default `systemRandom`. */
  readonly random?: RandomSource;
}

/** Options once checked and completed; plain data. */
export interface SharedBreakerSettings {
  readonly name: string;
  readonly trip: SharedTripRule;
  readonly openDurationMs: number | ExponentialBackoff;
  readonly halfOpenTrials: number;
  readonly halfOpenRule: { readonly kind: 'successes'; readonly successes: number };
  readonly trialDeadlineMs: number;
  readonly timeoutMs?: number;
}
