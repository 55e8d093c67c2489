import type { Core } from './core.js';
import { nextAttempt } from './machine.js';
import { type OpenCause, openDurationMs } from './open-duration.js';
import { circuitBreakerDefaults } from './options.js';
import { type Classification, PLAIN } from './outcome.js';
import { move } from './transition.js';
import type { TripCause } from './trip/trip-set.js';
import type { RuleAtWork } from './trip/rule-at-work.js';
import { OVERDUE, type WatchedCall } from './trip/watched-call.js';

/** Why it opens, and when. */
export interface Opening {
  readonly nowMs: number;
  readonly said: Classification;
  readonly trip: TripCause | null;
}

/** @returns whether the breaker opened. */
export function open(
  core: Core,
  reason: OpenCause['reason'],
  { nowMs, said, trip }: Opening,
): boolean {
  const { settings } = core;
  const { generation } = core.state;
  const cause: OpenCause = {
    reason,
    attempt: nextAttempt(core.state),
    trip,
    errorClass: said.errorClass,
    retryAfterMs: said.retryAfterMs,
  };
  let durationMs = openDurationMs(settings.openDurationMs, { cause, random: settings.random });
  if (durationMs === undefined) core.countObserverError();
  durationMs ??= circuitBreakerDefaults.openDurationMs;
  // A function of the user's own may have called the breaker.
  if (core.state.generation !== generation) return false;
  const dueAtMs = nowMs + durationMs;
  move(core, { kind: reason, dueAtMs }, { nowMs, trip, openDurationMs: durationMs });
  return true;
}

/**
 * Shows the rules a call.
 *
 * @returns the rule that trips. A rule of the user's own may call the breaker: what was said of a
 * period, or by rules, that are over by then says nothing any more.
 */
export function show(core: Core, call: WatchedCall, nowMs: number): RuleAtWork | undefined {
  const { trips } = core;
  const { generation } = core.state;
  const tripped = trips.record(call, nowMs);
  return trips === core.trips && generation === core.state.generation ? tripped : undefined;
}

/**
 * Opens if a rule says so; the clock is read only then.
 *
 * @returns whether the breaker opened.
 */
export function openIfTripped(
  core: Core,
  tripped: RuleAtWork | undefined,
  said: Classification,
): boolean {
  if (tripped === undefined) return false;
  const trip = core.trips.cause(tripped);
  return open(core, 'rule-tripped', { nowMs: core.nowMs(), said, trip });
}

/** The one place where time changes the state. */
export function passTime(core: Core, nowMs: number): void {
  move(core, { kind: 'open-elapsed', nowMs }, { nowMs });
  move(core, { kind: 'recovered', nowMs }, { nowMs });
  if (core.state.kind === 'half-open') {
    const { trialDeadlineMs: deadlineMs } = core.settings;
    core.tally.expired += core.state.trials.expire(nowMs, { deadlineMs });
  }
  passOverdue(core, nowMs);
}

/** Calls that became slow in flight count as soon as anybody looks. */
export function passOverdue(core: Core, nowMs: number): void {
  const { slowCallDurationMs: slowMs = Infinity } = core.settings;
  while (core.state.kind === 'closed' || core.state.kind === 'recovering') {
    if (core.slow?.nextOverdue(nowMs, { slowMs }) === undefined) return;
    openIfTripped(core, show(core, OVERDUE, nowMs), PLAIN.failure);
  }
}
