import type { Clock } from './clock.js';
import type { HalfOpenRule } from './half-open-rule.js';
import type { OpenDuration } from './open-duration.js';
import type { Classification, Outcome } from './outcome.js';
import type { RecoveryOptions } from './recovery.js';
import type { RandomSource } from './seed.js';
import type { TripRule } from './trip/trip-rule.js';
import type { TripRules } from './trip/trip-set.js';

/** How a breaker behaves. Options are checked as a whole and copied; the object is not kept. */
export interface CircuitBreakerOptions {
  /** Names the breaker in its errors: any string but the empty one; default `'breaker'`. */
  readonly name?: string;
  /**
   * When a closed breaker opens: one rule or several, of which any suffices; default: a failure
   * rate of 0.5 among at least 20 calls completed within a time window of 10,000 ms.
   */
  readonly trip?: TripRule | readonly TripRule[];
  /**
   * From which duration a call is slow, in milliseconds: above 0, up to one year; default: no
   * call is. A trial that succeeds slowly counts as failed. With it, every call is timed.
   */
  readonly slowCallDurationMs?: number;
  /**
   * How long an open breaker rejects before it tries again: milliseconds above 0, up to one year;
   * an exponential back-off; or a function of the cause; default 30,000. A function that throws
   * or answers no such number is counted in `observerErrors`, and 30,000 is used.
   */
  readonly openDurationMs?: OpenDuration;
  /**
   * How many trial calls a half-open breaker has in flight at most: an integer from 1 to
   * 1,000,000; default 1.
   */
  readonly halfOpenTrials?: number;
  /** What the trials decide by; default: `halfOpenTrials` successes. */
  readonly halfOpenRule?: HalfOpenRule;
  /**
   * How long a trial may hold its slot, in milliseconds: above 0, up to one year; default
   * 30,000. Looked at when a call arrives, without a timer, unless callers wait. A trial that
   * lost its slot runs on; its result is late.
   */
  readonly trialDeadlineMs?: number;
  /**
   * Lets callers of `execute` and `tryExecute` wait for a trial slot instead of rejecting them at
   * once; default: nobody waits. When the breaker closes, those who wait go on at most
   * `halfOpenTrials` at a time.
   */
  readonly halfOpenQueue?: {
    /** Callers waiting at most; the next one is rejected: an integer from 1 to 1,000,000. */
    readonly maxCallers: number;
    /** How long one waits before it is rejected, in milliseconds: above 0, up to one year. */
    readonly maxWaitMs: number;
  };
  /** A gradual return to full load after closing; default: all at once. */
  readonly recovery?: RecoveryOptions;
  /**
   * Calls running at once at most; a slot is held until the call's work has truly ended, also when
   * its caller has long had a timeout: an integer from 1 to 1,000,000; default: no limit.
   */
  readonly maxInFlight?: number;
  /**
   * How long a call of `execute`, `tryExecute` or `wrap` may take, in milliseconds: above 0, up to
   * one year; default: for ever. A call's own `timeoutMs` outranks it.
   */
  readonly timeoutMs?: number;
  /**
   * What the error of a failed call says about the upstream; default: every error is a
   * `'failure'`. If it throws or answers anything impossible, the call counts as one failure and
   * `observerErrors` grows; the caller gets the call's own error in any case. It is not asked
   * about the breaker's own rejections, which are always `'ignored'`.
   */
  readonly classify?: (error: unknown) => Outcome | Classification;
  /**
   * What the result of a call that did not fail says; default: every result is a `'success'`. If
   * it throws or answers anything impossible, the call counts as one failure.
   */
  readonly classifyResult?: (result: unknown) => Outcome | Classification;
  /** Starts in shadow mode: see `CircuitBreaker.shadow`; default false. */
  readonly shadow?: boolean;
  /** Where time is read; default `monotonicClock`. */
  readonly clock?: Clock;
  /** Where jitter is drawn; default `systemRandom`. */
  readonly random?: RandomSource;
}

/** The defaults of {@link CircuitBreakerOptions}; frozen. */
export const circuitBreakerDefaults = Object.freeze({
  name: 'breaker',
  trip: Object.freeze({
    kind: 'failure-rate',
    failureRateThreshold: 0.5,
    minimumCalls: 20,
    window: Object.freeze({ kind: 'time', durationMs: 10_000 }),
  }),
  openDurationMs: 30_000,
  halfOpenTrials: 1,
  trialDeadlineMs: 30_000,
  shadow: false,
}) satisfies CircuitBreakerOptions;

/** Options once checked, copied and completed. */
export interface Settings {
  readonly name: string;
  readonly trip: TripRules;
  readonly slowCallDurationMs: number | undefined;
  readonly openDurationMs: OpenDuration;
  readonly halfOpenTrials: number;
  /** undefined: `halfOpenTrials` successes. */
  readonly halfOpenRule: HalfOpenRule | undefined;
  readonly trialDeadlineMs: number;
  readonly halfOpenQueue: CircuitBreakerOptions['halfOpenQueue'];
  readonly recovery: RecoveryOptions | undefined;
  readonly maxInFlight: number | undefined;
  readonly timeoutMs: number | undefined;
  readonly classify: ((error: unknown) => unknown) | undefined;
  readonly classifyResult: ((result: unknown) => unknown) | undefined;
  readonly shadow: boolean;
  readonly clock: Clock;
  readonly random: RandomSource;
}
