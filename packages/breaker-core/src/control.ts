import { refuseDisposed } from './admission.js';
import type { Core } from './core.js';
import type { MachineEvent, ManualControl, ResumableState } from './machine.js';
import type { Settings } from './options.js';
import { SlowCalls } from './slow-calls.js';
import { eventsOf, notify, push, wants } from './telling.js';
import { move } from './transition.js';
import { TripSet } from './trip/trip-set.js';

/** Does what somebody asked for by hand. */
export function control(core: Core, kind: ManualControl): void {
  refuseDisposed(core);
  core.shadow = kind === 'shadow';
  moveNow(core, { kind });
}

/** @returns what gives the hold back; a second time that does nothing. */
export function isolate(core: Core): () => void {
  refuseDisposed(core);
  if (++core.holders === 1) moveNow(core, { kind: 'isolated' });
  let holds = true;
  return () => {
    if (!holds) return;
    holds = false;
    if (--core.holders === 0) moveNow(core, { kind: 'isolation-ended' });
  };
}

/** Replaces the settings; what was counted stays. */
export function configure(core: Core, settings: Settings): void {
  refuseDisposed(core);
  const trips = new TripSet(settings.trip, core);
  trips.adopt(core.trips);
  core.trips = trips;
  core.settings = settings;
  if (settings.slowCallDurationMs === undefined) core.slow = undefined;
  else core.slow ??= new SlowCalls();
  core.renewShared();
  core.line?.serve();
  notify(core);
}

/** Goes on in a state that was kept; one that a hand had chosen ends shadow mode, as that hand did. */
export function restore(core: Core, state: ResumableState): void {
  if (HELD_BY_HAND.includes(state.kind)) core.shadow = false;
  moveNow(core, { kind: 'restored', state });
}

const HELD_BY_HAND: readonly ResumableState['kind'][] = [
  'forced-open',
  'forced-closed',
  'disabled',
];

/** Moves at this moment, and tells whom it concerns. */
function moveNow(core: Core, event: MachineEvent): void {
  move(core, event, { nowMs: core.nowMs() });
  core.line?.serve();
  notify(core);
}

/** Tells that a snapshot was refused. */
export function refuseSnapshot(core: Core, problems: readonly string[]): void {
  if (!wants(core, 'snapshot-refused')) return;
  push(core, 'snapshot-refused', { atMs: core.nowMs(), problems });
  notify(core);
}

/** Nobody is told anything from now on, and nothing is admitted. */
export function dispose(core: Core): void {
  eventsOf(core).close();
  moveNow(core, { kind: 'disposed' });
}
