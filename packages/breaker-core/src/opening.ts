import type { Context } from './context.js';
import { nextAttempt } from './machine.js';
import { type OpenCause, openDurationMs } from './open-duration.js';
import { circuitBreakerDefaults } from './options.js';
import { type Classification, PLAIN } from './outcome.js';
import type { TripCause } from './trip/trip-set.js';

/** Why it opens, and when. */
export interface Opening {
  readonly nowMs: number;
  readonly said: Classification;
  readonly trip: TripCause | null;
}

/** @returns whether the breaker opened. */
export function open(
  { settings, holder, countObserverError }: Context,
  reason: OpenCause['reason'],
  { nowMs, said, trip }: Opening,
): boolean {
  const { generation } = holder;
  const cause: OpenCause = {
    reason,
    attempt: nextAttempt(holder.state),
    trip,
    errorClass: said.errorClass,
    retryAfterMs: said.retryAfterMs,
  };
  let durationMs = openDurationMs(settings.openDurationMs, { cause, random: settings.random });
  if (durationMs === undefined) countObserverError();
  durationMs ??= circuitBreakerDefaults.openDurationMs;
  // A function of the user's own may have called the breaker.
  if (holder.generation !== generation) return false;
  const dueAtMs = nowMs + durationMs;
  holder.move({ kind: reason, dueAtMs }, { nowMs, trip, openDurationMs: durationMs });
  return true;
}

/**
 * Opens if a rule says so.
 *
 * @param place - of the rule that trips; negative when none does.
 * @returns whether the breaker opened.
 */
export function openIfTripped(
  context: Context,
  place: number,
  { nowMs, said }: Pick<Opening, 'nowMs' | 'said'>,
): boolean {
  if (place < 0) return false;
  return open(context, 'rule-tripped', { nowMs, said, trip: context.watch.cause(place) });
}

/** The one place where time changes the state. */
export function passTime(context: Context, nowMs: number): void {
  const { holder, settings, tally } = context;
  holder.move({ kind: 'open-elapsed', nowMs }, { nowMs });
  holder.move({ kind: 'recovered', nowMs }, { nowMs });
  if (holder.state.kind === 'half-open') {
    const { trialDeadlineMs: deadlineMs } = settings;
    tally.expired += holder.state.trials.expire(nowMs, { deadlineMs });
  }
  passOverdue(context, nowMs);
}

/** Calls that became slow in flight count as soon as anybody looks. */
export function passOverdue(context: Context, nowMs: number): void {
  const { holder, watch } = context;
  while (holder.state.kind === 'closed' || holder.state.kind === 'recovering') {
    const place = watch.nextOverdue(nowMs);
    if (place === undefined) return;
    openIfTripped(context, place, { nowMs, said: PLAIN.failure });
  }
}
