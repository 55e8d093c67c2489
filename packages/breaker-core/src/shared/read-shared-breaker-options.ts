import { InvalidOptionsError } from '../errors.js';
import { MAX_COUNT, OptionCheck } from '../option-check.js';
import type { Settings } from '../options.js';
import { readOptions } from '../read-options.js';
import type {
  SharedBreakerOptions,
  SharedBreakerSettings,
  SharedThreadOptions,
  SharedTripRule,
} from './shared-breaker-options.js';
import type { SharedThread } from './shared-core.js';
import { SHARED_WINDOW_CALLS_MAX } from './shared-count-window.js';
import { sharedMonotonicClock } from './shared-time.js';

/** Trials, and successes that close it, at most: they have to fit into a word. */
const TRIALS_MAX = 64;

const SHARED = {
  name: true,
  trip: true,
  openDurationMs: true,
  halfOpenTrials: true,
  halfOpenRule: true,
  trialDeadlineMs: true,
  timeoutMs: true,
} as const satisfies Record<keyof SharedBreakerOptions, true>;

const THREAD = {
  classify: true,
  classifyResult: true,
  clock: true,
  random: true,
} as const satisfies Record<keyof SharedThreadOptions, true>;

/** Options of a local breaker that a shared one has not; the compiler keeps the list whole. */
const LOCAL_ONLY: Readonly<
  Record<Exclude<keyof Settings, keyof typeof SHARED | keyof typeof THREAD>, true>
> = {
  slowCallDurationMs: true,
  halfOpenQueue: true,
  recovery: true,
  maxInFlight: true,
  shadow: true,
};

const DEFAULT_TRIP: SharedTripRule = {
  kind: 'failure-rate',
  failureRateThreshold: 0.5,
  minimumCalls: 20,
  window: { kind: 'count', calls: 100 },
};

/** @throws InvalidOptionsError with every violation at once. */
export function readSharedBreakerOptions(options: unknown): SharedBreakerSettings {
  const check = new OptionCheck();
  const known = Object.keys({ ...SHARED, ...THREAD, ...LOCAL_ONLY });
  const given = check.object('', options, known);
  const shared = only(given, SHARED);
  if (shared.trip === undefined) shared.trip = DEFAULT_TRIP;
  const settings = readAsLocal(check, shared);
  refuse(check, only(given, THREAD), 'absent: a function cannot be shared, give it beside them');
  refuse(check, only(given, LOCAL_ONLY), 'absent: a shared breaker has no such option');
  limit(check, shared);
  check.done('SharedCircuitBreaker');
  return plain(settings);
}

/** @throws InvalidOptionsError with every violation at once. */
export function readSharedThreadOptions(options: unknown): SharedThread {
  const check = new OptionCheck();
  const given = only(check.object('', options, Object.keys(THREAD)), THREAD);
  if (given.clock === undefined) given.clock = sharedMonotonicClock;
  const { clock, classify, classifyResult, random } = readAsLocal(check, given);
  check.done('SharedCircuitBreaker');
  return { clock, classify, classifyResult, random };
}

/** By the rules for a local breaker, in its words. */
function readAsLocal(check: OptionCheck, options: Record<string, unknown>): Settings {
  try {
    return readOptions(options);
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) throw error;
    for (const { option, rule, value } of error.violations) {
      check.require(option, value, { rule, ok: false });
    }
    return readOptions({});
  }
}

function refuse(check: OptionCheck, given: Record<string, unknown>, rule: string): void {
  for (const [option, value] of Object.entries(given)) {
    check.require(option, value, { rule, ok: value === undefined });
  }
}

/** What a local breaker may have and a shared one may not. */
function limit(check: OptionCheck, shared: Record<string, unknown>): void {
  const { trip, openDurationMs, halfOpenTrials, halfOpenRule } = shared;
  check.require('openDurationMs', openDurationMs, {
    rule: 'a number or a back-off: a function cannot be shared',
    ok: typeof openDurationMs !== 'function',
  });
  limitCount(check, 'halfOpenTrials', halfOpenTrials, TRIALS_MAX);
  const { kind: halfOpenKind, successes } = fieldsOf(halfOpenRule);
  check.require('halfOpenRule.kind', halfOpenKind, {
    rule: 'successes: a shared breaker has no other rule',
    ok: halfOpenKind !== 'failure-rate',
  });
  limitCount(check, 'halfOpenRule.successes', successes, TRIALS_MAX);
  check.require('trip', trip, {
    rule: 'one rule: a shared breaker has no list',
    ok: !Array.isArray(trip),
  });
  const { kind, window } = fieldsOf(trip);
  check.require('trip.kind', kind, {
    rule: 'consecutive-failures or failure-rate: a shared breaker has no other rule',
    ok: kind !== 'slow-call-rate' && kind !== 'custom',
  });
  const { kind: windowKind, calls } = fieldsOf(window);
  check.require('trip.window.kind', windowKind, {
    rule: 'count: a shared breaker has no other window',
    ok: windowKind !== 'time',
  });
  limitCount(check, 'trip.window.calls', calls, SHARED_WINDOW_CALLS_MAX);
}

/** Only the limit that is narrower here: what is no count at all is reported already. */
function limitCount(check: OptionCheck, option: string, value: unknown, max: number): void {
  const isBeyond = Number.isInteger(value) && (value as number) > max;
  const rule = `at most ${max} in a shared breaker`;
  check.require(option, value, { rule, ok: !isBeyond || (value as number) > MAX_COUNT });
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The options that are there, of those in `known`. */
function only(
  given: Record<string, unknown>,
  known: Readonly<Record<string, true>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(known)
      .filter((option) => Object.hasOwn(given, option))
      .map((option) => [option, given[option]]),
  );
}

/** Always with its fields in one order. */
function plain(settings: Settings): SharedBreakerSettings {
  const { name, trip, openDurationMs, halfOpenTrials, trialDeadlineMs, timeoutMs } = settings;
  const { halfOpenRule = { kind: 'successes', successes: halfOpenTrials } } = settings;
  return Object.freeze({
    name,
    trip: trip[0],
    openDurationMs,
    halfOpenTrials,
    halfOpenRule,
    trialDeadlineMs,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  }) as SharedBreakerSettings;
}
