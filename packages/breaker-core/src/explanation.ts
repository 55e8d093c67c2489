import type { Core } from './core.js';
import type { BreakerTransition } from './events.js';
import { type BreakerState, publicState } from './machine.js';
import type { Settings } from './options.js';
import type { Rejection } from './rejection.js';
import type { TripCause } from './trip/trip-set.js';

/** Why a breaker does what it does; plain data, but for functions among the options. */
export interface Explanation {
  /** The effective options, defaults filled in. */
  readonly options: Settings;
  readonly state: BreakerState;
  /** Whether it is in shadow mode. */
  readonly shadow: boolean;
  /** One sentence: the state, what led to it, and what comes next. */
  readonly why: string;
  /** Where every rule stands now; a time window is as of the last call it saw. */
  readonly rules: readonly TripCause[];
  /** null when the breaker never changed its state. */
  readonly lastTransition: BreakerTransition | null;
  /** null when it never turned a call away. */
  readonly lastRejection: Rejection | null;
}

/** What a breaker says of itself. */
export function explanationOf(core: Core): Explanation {
  const { settings, trips } = core;
  const state = publicState(core.state);
  const lastTransition = core.lastTransition ?? null;
  return {
    options: Object.assign({}, Object.getPrototypeOf(settings), settings) as Settings,
    state,
    shadow: core.isShadow,
    why: sentence(state, lastTransition),
    rules: trips.causes(),
    lastTransition,
    lastRejection: core.lastRejection ?? null,
  };
}

function sentence(state: BreakerState, last: BreakerTransition | null): string {
  if (last === null) return `${state} since it was made: no rule has tripped`;
  const { atMs, reason, cause, openDurationMs } = last;
  const figures = Object.entries(cause?.figures ?? {}).map(([name, value]) => `${name} ${value}`);
  const rule = cause === null ? '' : ` (trip[${cause.rule}] ${cause.name}: ${figures.join(', ')})`;
  const next =
    openDurationMs === null ? '' : `; the first call after ${openDurationMs} ms is a trial`;
  return `${state} since ${atMs} ms: ${reason}${rule}${next}`;
}
