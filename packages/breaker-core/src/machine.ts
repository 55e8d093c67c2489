import type { BreakerTransition, TransitionReason } from './events.js';
import type { Settings } from './options.js';
import { TrialSlots } from './trial-slots.js';

/**
 * What a breaker does with calls. `closed` admits and watches; `open` rejects until its time is
 * up; `half-open` admits a few trials; `forced-open` rejects and `disabled` admits everything,
 * each until told otherwise.
 */
export type BreakerState = 'closed' | 'open' | 'half-open' | 'forced-open' | 'disabled';

/** The states in which a call can be turned away. */
export type RejectingState = 'open' | 'half-open' | 'forced-open';

/** The machine's state: each kind carries only what it needs. */
export type MachineState =
  | { readonly kind: 'closed' | 'forced-open' | 'disabled'; readonly generation: number }
  | { readonly kind: 'open'; readonly generation: number; readonly dueAtMs: number }
  | {
      readonly kind: 'half-open';
      readonly generation: number;
      readonly successes: number;
      readonly trials: TrialSlots;
    }
  | { readonly kind: 'disposed'; readonly generation: number; readonly last: BreakerState };

/** What can happen to the machine. All but `disposed` are also the reasons of transitions. */
export type MachineEvent = TransitionReason | 'disposed';

export const INITIAL_STATE: MachineState = { kind: 'closed', generation: 1 };

/**
 * The whole state machine. An event that means nothing in a state leaves it as it is; a new
 * generation begins with every transition, and with nothing else.
 */
export function step(
  state: MachineState,
  event: MachineEvent,
  nowMs: number,
  { openDurationMs, halfOpenTrials }: Pick<Settings, 'openDurationMs' | 'halfOpenTrials'>,
): MachineState {
  if (state.kind === 'disposed') return state;
  const generation = state.generation + 1;
  switch (event) {
    case 'rule-tripped':
      if (state.kind !== 'closed') return state;
      return { kind: 'open', generation, dueAtMs: nowMs + openDurationMs };
    case 'open-elapsed':
      if (state.kind !== 'open' || nowMs < state.dueAtMs) return state;
      return {
        kind: 'half-open',
        generation,
        successes: 0,
        trials: new TrialSlots(halfOpenTrials),
      };
    case 'trial-failed':
      if (state.kind !== 'half-open') return state;
      return { kind: 'open', generation, dueAtMs: nowMs + openDurationMs };
    case 'trials-succeeded': {
      if (state.kind !== 'half-open') return state;
      const successes = state.successes + 1;
      return successes < halfOpenTrials ? { ...state, successes } : { kind: 'closed', generation };
    }
    case 'forced-open':
    case 'disabled':
      return state.kind === event ? state : { kind: event, generation };
    case 'reset':
      return { kind: 'closed', generation };
    case 'disposed':
      return { kind: 'disposed', generation, last: state.kind };
  }
}

/** What observers hear of a step; nothing when it was no transition. */
export function transitionOf(
  { before, after }: { before: MachineState; after: MachineState },
  reason: MachineEvent,
  atMs: number,
): BreakerTransition | undefined {
  if (after.generation === before.generation) return undefined;
  if (before.kind === 'disposed' || after.kind === 'disposed' || reason === 'disposed') {
    return undefined;
  }
  const { generation } = after;
  return { seq: generation - 1, atMs, from: before.kind, to: after.kind, generation, reason };
}

/** How long until time alone may admit a call; Infinity when time alone never does. */
export function retryAfterMs(
  state: MachineState,
  nowMs: number,
  { trialDeadlineMs }: Pick<Settings, 'trialDeadlineMs'>,
): number {
  switch (state.kind) {
    case 'open':
      return Math.max(0, state.dueAtMs - nowMs);
    case 'half-open':
      return Math.max(0, (state.trials.oldestStartedAtMs ?? nowMs) + trialDeadlineMs - nowMs);
    default:
      return Infinity;
  }
}
