import type { BreakerTransition } from './events.js';
import type { Gate } from './gate.js';
import type { BreakerState } from './machine.js';
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
export function explanationOf({ context, admission }: Gate): Explanation {
  const { holder, settings, watch } = context;
  const lastTransition = holder.lastTransition ?? null;
  return {
    options: settings,
    state: holder.publicState,
    shadow: holder.isShadow,
    why: sentence(holder.publicState, lastTransition),
    rules: watch.causes(),
    lastTransition,
    lastRejection: admission.lastRejection ?? null,
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
