import { MAX_COUNT, MAX_DURATION_MS, type OptionCheck } from '../option-check.js';
import type { TripRule, WindowOptions } from './trip-rule.js';

/** The shortest time window: below a millisecond its buckets would hold no call. */
export const MIN_TIME_WINDOW_MS = 1;

const KINDS = ['consecutive-failures', 'failure-rate', 'slow-call-rate', 'custom'] as const;

/** Checks one rule or a list of them, and copies what it read; use the copy if all is well. */
export function readTripRules(check: OptionCheck, trip: unknown): TripRule[] {
  if (!Array.isArray(trip)) return readRule(check, 'trip', trip);
  check.require('trip', trip, { rule: 'a rule, or a list of at least one', ok: trip.length > 0 });
  return Array.from(trip).flatMap((rule: unknown, index) =>
    readRule(check, `trip[${index}]`, rule),
  );
}

/** The rule in a list of one; an empty list when its kind is unknown. */
function readRule(check: OptionCheck, path: string, value: unknown): TripRule[] {
  switch (check.kind(path, value, KINDS)) {
    case 'consecutive-failures':
      return [readConsecutive(check, path, value)];
    case 'failure-rate':
      return [readFailureRate(check, path, value)];
    case 'slow-call-rate':
      return [readSlowCallRate(check, path, value)];
    case 'custom':
      return [readCustom(check, path, value)];
    case undefined:
      return [];
  }
}

function readConsecutive(check: OptionCheck, path: string, value: unknown): TripRule {
  const { failures, errorClass } = check.object(path, value, ['kind', 'failures', 'errorClass']);
  check.integer(`${path}.failures`, failures, { min: 1, max: MAX_COUNT });
  return {
    kind: 'consecutive-failures',
    failures: failures as number,
    ...readErrorClass(check, path, errorClass),
  };
}

function readFailureRate(check: OptionCheck, path: string, value: unknown): TripRule {
  const known = ['kind', 'failureRateThreshold', 'minimumCalls', 'window', 'errorClass'];
  const { failureRateThreshold, errorClass, ...rest } = check.object(path, value, known);
  check.share(`${path}.failureRateThreshold`, failureRateThreshold);
  return {
    kind: 'failure-rate',
    failureRateThreshold: failureRateThreshold as number,
    ...readSample(check, path, rest),
    ...readErrorClass(check, path, errorClass),
  };
}

function readSlowCallRate(check: OptionCheck, path: string, value: unknown): TripRule {
  const known = ['kind', 'slowCallRateThreshold', 'minimumCalls', 'window'];
  const { slowCallRateThreshold, ...rest } = check.object(path, value, known);
  check.share(`${path}.slowCallRateThreshold`, slowCallRateThreshold);
  return {
    kind: 'slow-call-rate',
    slowCallRateThreshold: slowCallRateThreshold as number,
    ...readSample(check, path, rest),
  };
}

function readCustom(check: OptionCheck, path: string, value: unknown): TripRule {
  const { name, create } = check.object(path, value, ['kind', 'name', 'create']);
  check.text(`${path}.name`, name);
  check.require(`${path}.create`, create, { rule: 'a function', ok: typeof create === 'function' });
  return { kind: 'custom', name, create } as Extract<TripRule, { kind: 'custom' }>;
}

function readErrorClass(
  check: OptionCheck,
  path: string,
  errorClass: unknown,
): { errorClass?: string } {
  if (errorClass === undefined) return {};
  check.text(`${path}.errorClass`, errorClass);
  return { errorClass: errorClass as string };
}

/** What both rates share. */
function readSample(
  check: OptionCheck,
  path: string,
  { minimumCalls, window }: Record<string, unknown>,
): { minimumCalls: number; window: WindowOptions } {
  const windowOptions = readWindow(check, `${path}.window`, window);
  const calls = windowOptions.kind === 'count' ? windowOptions.calls : MAX_COUNT;
  // A window size that is reported itself sets no limit to its minimum.
  const max = Number.isInteger(calls) && calls >= 1 ? Math.min(calls, MAX_COUNT) : MAX_COUNT;
  check.integer(`${path}.minimumCalls`, minimumCalls, { min: 1, max });
  return { minimumCalls: minimumCalls as number, window: windowOptions };
}

function readWindow(check: OptionCheck, path: string, value: unknown): WindowOptions {
  const kind = check.kind(path, value, ['count', 'time']);
  if (kind === 'count') {
    const { calls } = check.object(path, value, ['kind', 'calls']);
    check.integer(`${path}.calls`, calls, { min: 1, max: MAX_COUNT });
    return { kind, calls: calls as number };
  }
  if (kind === undefined) return { kind: 'time', durationMs: MIN_TIME_WINDOW_MS };
  const { durationMs } = check.object(path, value, ['kind', 'durationMs']);
  check.require(`${path}.durationMs`, durationMs, {
    rule: `milliseconds from ${MIN_TIME_WINDOW_MS} to ${MAX_DURATION_MS}`,
    ok:
      typeof durationMs === 'number' &&
      durationMs >= MIN_TIME_WINDOW_MS &&
      durationMs <= MAX_DURATION_MS,
  });
  return { kind, durationMs: durationMs as number };
}
