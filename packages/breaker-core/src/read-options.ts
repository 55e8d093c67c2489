import { type Clock, monotonicClock } from './clock.js';
import type { HalfOpenRule } from './half-open-rule.js';
import type { ExponentialBackoff, OpenDuration } from './open-duration.js';
import { MAX_COUNT, MAX_DURATION_MS, OptionCheck } from './option-check.js';
import { type CircuitBreakerOptions, circuitBreakerDefaults, type Settings } from './options.js';
import type { RecoveryOptions } from './recovery.js';
import { systemRandom } from './seed.js';
import { readTripRules } from './trip/trip-check.js';

/** Every option, so that a misspelt one is found; the compiler keeps the list whole. */
const KNOWN: Readonly<Record<keyof CircuitBreakerOptions, true>> = {
  name: true,
  trip: true,
  slowCallDurationMs: true,
  openDurationMs: true,
  halfOpenTrials: true,
  halfOpenRule: true,
  trialDeadlineMs: true,
  halfOpenQueue: true,
  recovery: true,
  maxInFlight: true,
  timeoutMs: true,
  classify: true,
  classifyResult: true,
  shadow: true,
  clock: true,
  random: true,
};

const COUNT = { min: 1, max: MAX_COUNT };

/** Options that a live breaker keeps for its whole life. */
const FIXED = ['name', 'clock', 'random', 'shadow'] as const;

/** @throws InvalidOptionsError with every violation at once. */
export function readOptions(options: unknown): Settings {
  const check = new OptionCheck();
  const settings = read(check, check.object('', options, Object.keys(KNOWN)));
  check.done('CircuitBreaker');
  return compact(settings);
}

/**
 * A live breaker's settings with some changed; an option given as `undefined` returns to its
 * default.
 *
 * @throws InvalidOptionsError with every violation at once.
 */
export function readChanges(current: Settings, changes: unknown): Settings {
  const check = new OptionCheck();
  const given = check.object('', changes, Object.keys(KNOWN));
  for (const option of FIXED) {
    const rule = 'absent: it is fixed when the breaker is made';
    check.require(option, given[option], { rule, ok: !Object.hasOwn(given, option) });
  }
  const settings = read(check, { ...current, ...given });
  check.done('CircuitBreaker.configure');
  return compact(settings);
}

const DEFAULT_RULES = Object.freeze(
  readTripRules(new OptionCheck(), circuitBreakerDefaults.trip).map((rule) => Object.freeze(rule)),
);

/** Breakers keep only what is their own; the rest they look up here. */
const DEFAULT_SETTINGS = read(new OptionCheck(), {});

function compact(settings: Settings): Settings {
  const own = Object.entries(settings).filter(
    ([option, value]) => value !== DEFAULT_SETTINGS[option as keyof Settings],
  );
  const compacted = Object.create(DEFAULT_SETTINGS) as Settings;
  // Frozen, with every part: `explain` shows them to everybody.
  return Object.freeze(Object.assign(compacted, Object.fromEntries(own)));
}

function read(check: OptionCheck, given: Record<string, unknown>): Settings {
  const {
    name = circuitBreakerDefaults.name,
    trip = circuitBreakerDefaults.trip,
    openDurationMs = circuitBreakerDefaults.openDurationMs,
    halfOpenTrials = circuitBreakerDefaults.halfOpenTrials,
    trialDeadlineMs = circuitBreakerDefaults.trialDeadlineMs,
    shadow = circuitBreakerDefaults.shadow,
    clock = monotonicClock,
    random = systemRandom,
    slowCallDurationMs,
    maxInFlight,
    timeoutMs,
    classify,
    classifyResult,
  } = given;
  check.text('name', name);
  const rules = trip === circuitBreakerDefaults.trip ? DEFAULT_RULES : readTripRules(check, trip);
  if (slowCallDurationMs !== undefined) check.durationMs('slowCallDurationMs', slowCallDurationMs);
  check.require('slowCallDurationMs', slowCallDurationMs, {
    rule: 'given, because a slow-call-rate rule needs it',
    ok: slowCallDurationMs !== undefined || rules.every(({ kind }) => kind !== 'slow-call-rate'),
  });
  check.integer('halfOpenTrials', halfOpenTrials, { min: 1, max: MAX_COUNT });
  check.durationMs('trialDeadlineMs', trialDeadlineMs);
  if (maxInFlight !== undefined) check.integer('maxInFlight', maxInFlight, COUNT);
  if (timeoutMs !== undefined) check.durationMs('timeoutMs', timeoutMs);
  check.optionalFunction('classify', classify);
  check.optionalFunction('classifyResult', classifyResult);
  check.require('shadow', shadow, { rule: 'true or false', ok: typeof shadow === 'boolean' });
  check.method('clock', clock, 'nowMs');
  check.method('random', random, 'next');
  return {
    name,
    trip: rules === DEFAULT_RULES ? rules : Object.freeze(rules.map((rule) => Object.freeze(rule))),
    slowCallDurationMs,
    openDurationMs: readOpenDuration(check, openDurationMs),
    halfOpenTrials,
    halfOpenRule: readHalfOpenRule(check, given.halfOpenRule),
    trialDeadlineMs,
    halfOpenQueue: readQueue(check, given.halfOpenQueue),
    recovery: readRecovery(check, given.recovery),
    maxInFlight,
    timeoutMs,
    classify,
    classifyResult,
    shadow,
    clock: clock as Clock,
    random,
  } as Settings;
}

function readOpenDuration(check: OptionCheck, value: unknown): OpenDuration {
  if (typeof value === 'function') return value as OpenDuration;
  if (typeof value !== 'object' || value === null) {
    check.durationMs('openDurationMs', value);
    return value as number;
  }
  if (check.kind('openDurationMs', value, ['exponential']) === undefined) return NaN;
  const known = ['kind', 'initialMs', 'factor', 'maxMs', 'jitter'];
  const backoff = check.object('openDurationMs', value, known);
  const { initialMs, factor = 2, maxMs, jitter = 0 } = backoff;
  check.durationMs('openDurationMs.initialMs', initialMs);
  check.durationMs('openDurationMs.maxMs', maxMs);
  const isBelow = typeof maxMs === 'number' && typeof initialMs === 'number' && maxMs < initialMs;
  check.require('openDurationMs.maxMs', maxMs, {
    rule: 'no less than initialMs',
    ok: !isBelow || initialMs > MAX_DURATION_MS,
  });
  check.number('openDurationMs.factor', factor, { min: 1, max: 10 });
  check.number('openDurationMs.jitter', jitter, { min: 0, max: 1 });
  return Object.freeze({
    kind: 'exponential',
    initialMs,
    factor,
    maxMs,
    jitter,
  }) as ExponentialBackoff;
}

function readHalfOpenRule(check: OptionCheck, value: unknown): HalfOpenRule | undefined {
  if (value === undefined) return undefined;
  const kind = check.kind('halfOpenRule', value, ['successes', 'failure-rate']);
  if (kind === undefined) return undefined;
  if (kind === 'failure-rate') {
    const known = ['kind', 'calls', 'failureRateThreshold'];
    const { calls, failureRateThreshold } = check.object('halfOpenRule', value, known);
    check.integer('halfOpenRule.calls', calls, COUNT);
    check.share('halfOpenRule.failureRateThreshold', failureRateThreshold);
    return Object.freeze({ kind: 'failure-rate', calls, failureRateThreshold }) as HalfOpenRule;
  }
  const { successes } = check.object('halfOpenRule', value, ['kind', 'successes']);
  check.integer('halfOpenRule.successes', successes, COUNT);
  return Object.freeze({ kind: 'successes', successes }) as HalfOpenRule;
}

function readQueue(check: OptionCheck, value: unknown): Settings['halfOpenQueue'] {
  if (value === undefined) return undefined;
  const { maxCallers, maxWaitMs } = check.object('halfOpenQueue', value, [
    'maxCallers',
    'maxWaitMs',
  ]);
  check.integer('halfOpenQueue.maxCallers', maxCallers, COUNT);
  check.durationMs('halfOpenQueue.maxWaitMs', maxWaitMs);
  return Object.freeze({ maxCallers, maxWaitMs }) as Settings['halfOpenQueue'];
}

function readRecovery(check: OptionCheck, value: unknown): RecoveryOptions | undefined {
  if (value === undefined) return undefined;
  const kind = check.kind('recovery', value, ['time', 'successes']);
  if (kind === undefined) return undefined;
  const field = kind === 'successes' ? 'successes' : 'durationMs';
  const given = check.object('recovery', value, ['kind', 'startShare', field]);
  check.share('recovery.startShare', given.startShare);
  if (kind === 'time') check.durationMs('recovery.durationMs', given.durationMs);
  else check.integer('recovery.successes', given.successes, COUNT);
  const read = { kind, startShare: given.startShare, [field]: given[field] };
  return Object.freeze(read) as RecoveryOptions;
}
