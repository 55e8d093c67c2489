import { openDurationMs } from '../open-duration.js';
import { circuitBreakerDefaults } from '../options.js';
import type { Classification } from '../outcome.js';
import type { TripFigures } from '../trip/trip.js';
import type { TripCause } from '../trip/trip-set.js';
import type { SharedCore } from './shared-core.js';

/** Why a shared breaker opens. */
export interface SharedOpening {
  /** The generation that ends. */
  readonly generation: number;
  /** Read while the breaker had not opened. */
  readonly nowMs: number;
  readonly said: Classification;
  /** What the rule had counted that has tripped; null when a trial failed. */
  readonly figures: TripFigures | null;
  /** Whether the call still has a say; asked after the state was loaded. */
  readonly mayDecide?: () => boolean;
}

/**
 * Opens the breaker, unless the generation is over.
 *
 * @returns whether this call did it.
 * @remarks
 * As the time was read before, no period prepared here ends later than one that begins when the
 * breaker opens, whoever opens it.
 */
export function openShared(core: SharedCore, opening: SharedOpening): boolean {
  const { state, openPeriod, ticks } = core.parts;
  const { generation, nowMs, figures } = opening;
  const next = state.next(generation);
  for (;;) {
    const seen = openPeriod.load();
    const word = state.load();
    if (state.generationOf(word) !== generation) {
      if (!isShortFor(core, opening, word)) return false;
      const dueTick = ticks.until(nowMs + (opening.said.retryAfterMs ?? 0));
      if (openPeriod.extend(seen, { generation: next, dueTick })) return false;
      continue;
    }
    if (opening.mayDecide?.() === false) return false;
    const from = state.kindOf(word);
    const attempt = openPeriod.attemptAfter(seen, { generation: next, isFirst: from === 'closed' });
    const durationMs = durationOf(core, opening, attempt);
    const dueTick = ticks.until(nowMs + durationMs);
    if (!openPeriod.prepare(seen, { generation: next, attempt, dueTick })) continue;
    if (!state.advance(word, 'open')) continue;
    core.tell({
      atMs: nowMs,
      from,
      to: 'open',
      generation: next,
      reason: figures === null ? 'trial-failed' : 'rule-tripped',
      cause: causeOf(core, figures),
      openDurationMs: durationMs,
    });
    return true;
  }
}

/** Whether another thread has opened it for this call, not knowing how long to keep away. */
function isShortFor(
  { parts: { state } }: SharedCore,
  { generation, said, figures }: SharedOpening,
  word: number,
): boolean {
  return (
    said.retryAfterMs !== undefined &&
    figures !== null &&
    state.generationOf(word) === state.next(generation) &&
    state.kindOf(word) === 'open'
  );
}

function durationOf(core: SharedCore, opening: SharedOpening, attempt: number): number {
  const { said, figures } = opening;
  const cause = {
    reason: figures === null ? ('trial-failed' as const) : ('rule-tripped' as const),
    attempt,
    trip: causeOf(core, figures),
    errorClass: said.errorClass,
    retryAfterMs: said.retryAfterMs,
  };
  const { random } = core.thread;
  const durationMs = openDurationMs(core.settings.openDurationMs, { cause, random });
  return durationMs ?? circuitBreakerDefaults.openDurationMs;
}

function causeOf({ settings }: SharedCore, figures: TripFigures | null): TripCause | null {
  if (figures === null) return null;
  const { kind, errorClass = null } = settings.trip;
  return Object.freeze({ rule: 0, name: kind, errorClass, figures: Object.freeze(figures) });
}
