import { MAX_COUNT, MAX_DURATION_MS, type OptionCheck } from '../option-check.js';
import type { TripRule, WindowOptions } from './trip-rule.js';

/** The shortest time window: below a millisecond its buckets would hold no call. */
export const MIN_TIME_WINDOW_MS = 1;

/** Checks one rule or a list of them, and copies what it read; use the copy if all is well. */
export function readTripRules(check: OptionCheck, trip: unknown): TripRule[] {
  if (!Array.isArray(trip)) return [readRule(check, 'trip', trip)];
  check.require('trip', trip, { rule: 'a rule, or a list of at least one', ok: trip.length > 0 });
  return Array.from(trip, (rule: unknown, index) => readRule(check, `trip[${index}]`, rule));
}

function readRule(check: OptionCheck, path: string, value: unknown): TripRule {
  const kind = readKind(check, path, value, ['consecutive-failures', 'failure-rate']);
  if (kind === 'failure-rate') return readFailureRate(check, path, value);
  const failures =
    kind === undefined ? 1 : check.object(path, value, ['kind', 'failures']).failures;
  check.integer(`${path}.failures`, failures, { min: 1, max: MAX_COUNT });
  return { kind: 'consecutive-failures', failures: failures as number };
}

function readFailureRate(check: OptionCheck, path: string, value: unknown): TripRule {
  const known = ['kind', 'failureRateThreshold', 'minimumCalls', 'window'];
  const { failureRateThreshold, minimumCalls, window } = check.object(path, value, known);
  check.share(`${path}.failureRateThreshold`, failureRateThreshold);
  const windowOptions = readWindow(check, `${path}.window`, window);
  const calls = windowOptions.kind === 'count' ? windowOptions.calls : MAX_COUNT;
  // A window size that is reported itself sets no limit to its minimum.
  const max = Number.isInteger(calls) && calls >= 1 ? Math.min(calls, MAX_COUNT) : MAX_COUNT;
  check.integer(`${path}.minimumCalls`, minimumCalls, { min: 1, max });
  return {
    kind: 'failure-rate',
    failureRateThreshold: failureRateThreshold as number,
    minimumCalls: minimumCalls as number,
    window: windowOptions,
  };
}

function readWindow(check: OptionCheck, path: string, value: unknown): WindowOptions {
  const kind = readKind(check, path, value, ['count', 'time']);
  if (kind === 'count') {
    const { calls } = check.object(path, value, ['kind', 'calls']);
    check.integer(`${path}.calls`, calls, { min: 1, max: MAX_COUNT });
    return { kind, calls: calls as number };
  }
  const durationMs =
    kind === undefined
      ? MIN_TIME_WINDOW_MS
      : check.object(path, value, ['kind', 'durationMs']).durationMs;
  check.require(`${path}.durationMs`, durationMs, {
    rule: `milliseconds from ${MIN_TIME_WINDOW_MS} to ${MAX_DURATION_MS}`,
    ok:
      typeof durationMs === 'number' &&
      durationMs >= MIN_TIME_WINDOW_MS &&
      durationMs <= MAX_DURATION_MS,
  });
  return { kind: 'time', durationMs: durationMs as number };
}

/** The kind of a rule or window; undefined, and reported, when it is none of `kinds`. */
function readKind<K extends string>(
  check: OptionCheck,
  path: string,
  value: unknown,
  kinds: readonly K[],
): K | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  check.require(path, value, { rule: `an object with a kind: ${kinds.join(', ')}`, ok: isObject });
  if (!isObject) return undefined;
  const given = (value as Record<string, unknown>).kind;
  const kind = kinds.find((known) => known === given);
  check.require(`${path}.kind`, given, { rule: kinds.join(' or '), ok: kind !== undefined });
  return kind;
}
