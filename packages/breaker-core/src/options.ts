import { type Clock, monotonicClock } from './clock.js';
import { MAX_COUNT, OptionCheck } from './option-check.js';
import type { ErrorClass } from './outcome.js';
import { readTripRules } from './trip/trip-check.js';
import type { TripRule } from './trip/trip-rule.js';

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
   * How long an open breaker rejects before it tries again, in milliseconds: above 0, up to one
   * year; default 30,000.
   */
  readonly openDurationMs?: number;
  /**
   * How many trial calls a half-open breaker has in flight at most, and how many of them must
   * succeed to close it; a single failed one reopens it. An integer from 1 to 1,000,000;
   * default 1.
   */
  readonly halfOpenTrials?: number;
  /**
   * How long a trial may hold its slot, in milliseconds: above 0, up to one year; default
   * 30,000. Looked at when a call arrives, without a timer. A trial that lost its slot runs on;
   * its result is late.
   */
  readonly trialDeadlineMs?: number;
  /**
   * What the error of a failed call says about the upstream; default: every error is a
   * `'failure'`. If it throws or answers anything else, the call counts as one failure and
   * `observerErrors` grows; the caller gets the call's own error in any case. It is not asked
   * about the breaker's own rejections, which are always `'ignored'`.
   */
  readonly classify?: (error: unknown) => ErrorClass;
  /** Where time is read; default {@link monotonicClock}. */
  readonly clock?: Clock;
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
}) satisfies CircuitBreakerOptions;

/** Options once checked, copied and completed. */
export interface Settings {
  readonly name: string;
  readonly trip: readonly TripRule[];
  readonly openDurationMs: number;
  readonly halfOpenTrials: number;
  readonly trialDeadlineMs: number;
  readonly classify: ((error: unknown) => unknown) | undefined;
  readonly clock: Clock;
}

const KNOWN = [
  'name',
  'trip',
  'openDurationMs',
  'halfOpenTrials',
  'trialDeadlineMs',
  'classify',
  'clock',
];

/** @throws InvalidOptionsError with every violation at once. */
export function readOptions(options: unknown): Settings {
  const check = new OptionCheck();
  const given = check.object('', options, KNOWN);
  const {
    name = circuitBreakerDefaults.name,
    trip = circuitBreakerDefaults.trip,
    openDurationMs = circuitBreakerDefaults.openDurationMs,
    halfOpenTrials = circuitBreakerDefaults.halfOpenTrials,
    trialDeadlineMs = circuitBreakerDefaults.trialDeadlineMs,
    classify,
    clock = monotonicClock,
  } = given;
  check.require('name', name, {
    rule: 'a string, not empty',
    ok: typeof name === 'string' && name !== '',
  });
  const rules = readTripRules(check, trip);
  check.durationMs('openDurationMs', openDurationMs);
  check.integer('halfOpenTrials', halfOpenTrials, { min: 1, max: MAX_COUNT });
  check.durationMs('trialDeadlineMs', trialDeadlineMs);
  check.require('classify', classify, {
    rule: 'a function',
    ok: classify === undefined || typeof classify === 'function',
  });
  check.require('clock', clock, { rule: 'an object with a method nowMs', ok: isClock(clock) });
  check.done('CircuitBreaker');
  return {
    name,
    trip: rules,
    openDurationMs,
    halfOpenTrials,
    trialDeadlineMs,
    classify,
    clock,
  } as Settings;
}

function isClock(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<Clock>).nowMs === 'function'
  );
}
