import type { Core } from './core.js';
import type { BreakerTransition } from './events.js';
import * as machine from './machine.js';
import { SlowCalls } from './slow-calls.js';
import { push, wants } from './telling.js';
import type { TripCause } from './trip/trip-set.js';

/** What is known of a transition beside its event. */
export interface TransitionFacts {
  readonly nowMs: number;
  readonly trip?: TripCause | null;
  readonly openDurationMs?: number | null;
}

/** The one place where the state changes. */
export function move(
  core: Core,
  event: machine.MachineEvent,
  { nowMs, trip = null, openDurationMs = null }: TransitionFacts,
): void {
  const before = core.state;
  const after = machine.step(before, event);
  if (after === before) return;
  core.state = after;
  const { kind: reason } = event;
  // Whatever is asked for while isolated begins anew, once it holds.
  if (before.kind === 'isolated' && after.kind === 'isolated') core.trips.clear();
  if (after.kind === before.kind && after.generation === before.generation) return;
  if (after.generation !== before.generation) {
    // Calls in flight before are no more watched.
    if (core.slow !== undefined) core.slow = new SlowCalls();
    // What was interrupted goes on with its windows; every other period begins with empty ones.
    if (reason !== 'isolated' && reason !== 'isolation-ended') core.trips.clear();
  }
  core.renewShared();
  if (reason === 'disposed' || reason === 'trial-counted') return;
  const transition: BreakerTransition = {
    seq: ++core.seq,
    atMs: nowMs,
    from: machine.publicState(before),
    to: machine.publicState(after),
    generation: after.generation,
    reason,
    cause: trip,
    openDurationMs,
    shadow: core.isShadow,
  };
  core.lastTransition = transition;
  if (wants(core, 'transition')) push(core, 'transition', transition);
}
