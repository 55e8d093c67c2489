import { decideTrials, type HalfOpenRule, type TrialTally } from './half-open-rule.js';
import { Ramp, type RecoveryOptions } from './recovery.js';
import { TrialSlots } from './trial-slots.js';

/**
 * What a breaker does with calls. `closed` admits and watches; `open` rejects until its time is
 * up; `half-open` admits a few trials; `recovering` admits a growing share. `forced-open` rejects,
 * `forced-closed` and `disabled` admit everything, each until told otherwise; `isolated` rejects
 * as long as somebody holds it.
 */
export type BreakerState =
  | 'closed'
  | 'open'
  | 'half-open'
  | 'recovering'
  | 'forced-open'
  | 'forced-closed'
  | 'disabled'
  | 'isolated';

interface InGeneration {
  /** Begins with 1; a call belongs to the one it was admitted in. */
  readonly generation: number;
}

/** A breaker that has opened and not recovered since. */
interface Broken extends InGeneration {
  /** How often it has opened since it last worked, from 1. */
  readonly attempt: number;
}

/** What isolation can interrupt. */
export type ResumableState =
  | (InGeneration & { readonly kind: 'closed' | 'forced-open' | 'forced-closed' | 'disabled' })
  | (Broken & { readonly kind: 'open'; readonly dueAtMs: number })
  | (Broken & {
      readonly kind: 'half-open';
      readonly tally: TrialTally;
      readonly trials: TrialSlots;
    })
  | (Broken & { readonly kind: 'recovering'; readonly ramp: Ramp });

/** The machine's state: each kind carries only what it needs. */
export type MachineState =
  | ResumableState
  | (InGeneration & { readonly kind: 'isolated'; readonly before: ResumableState })
  | (InGeneration & { readonly kind: 'disposed'; readonly last: BreakerState });

/** What can happen to the machine. */
export type MachineEvent =
  | { readonly kind: 'rule-tripped' | 'trial-failed'; readonly dueAtMs: number }
  | { readonly kind: 'open-elapsed' | 'recovered'; readonly nowMs: number }
  | { readonly kind: 'trial-counted'; readonly succeeded: boolean }
  | {
      readonly kind: 'trials-succeeded';
      readonly nowMs: number;
      readonly recovery: RecoveryOptions | undefined;
    }
  | { readonly kind: 'isolated' | 'isolation-ended' | 'disposed' }
  | Command;

/** What is decided by hand. */
export type ManualControl = 'forced-open' | 'forced-closed' | 'disabled' | 'shadow' | 'reset';

type Command =
  { readonly kind: ManualControl } | { readonly kind: 'restored'; readonly state: ResumableState };

const NO_TRIALS: TrialTally = { succeeded: 0, failed: 0 };

export const INITIAL_STATE: ResumableState = { kind: 'closed', generation: 1 };

/**
 * The whole state machine. An event that means nothing in a state leaves it as it is. A new
 * generation begins with every transition but the end of a recovery.
 */
export function step(state: MachineState, event: MachineEvent): MachineState {
  if (state.kind === 'disposed') return state;
  if (event.kind === 'disposed') {
    return { kind: 'disposed', generation: state.generation + 1, last: state.kind };
  }
  if (state.kind !== 'isolated') return stepInUse(state, event);
  if (event.kind === 'isolation-ended') return resumed(state.before, state.generation + 1);
  // Holders outrank every other hand: what is asked for now holds when they have left.
  return isCommand(event) ? { ...state, before: commanded(state.before, event) } : state;
}

function stepInUse(state: ResumableState, event: MachineEvent): MachineState {
  if (isCommand(event)) return commanded(state, event);
  const generation = state.generation + 1;
  switch (event.kind) {
    case 'rule-tripped':
      if (state.kind !== 'closed' && state.kind !== 'recovering') return state;
      return { kind: 'open', generation, attempt: nextAttempt(state), dueAtMs: event.dueAtMs };
    case 'open-elapsed':
      if (state.kind !== 'open' || event.nowMs < state.dueAtMs) return state;
      return halfOpen(generation, { attempt: state.attempt, tally: NO_TRIALS });
    case 'trial-counted':
      return state.kind === 'half-open' ? { ...state, tally: counted(state.tally, event) } : state;
    case 'trial-failed':
      if (state.kind !== 'half-open') return state;
      return { kind: 'open', generation, attempt: nextAttempt(state), dueAtMs: event.dueAtMs };
    case 'trials-succeeded':
      return state.kind === 'half-open' ? closedAfter(state, event) : state;
    case 'recovered':
      if (state.kind !== 'recovering' || !state.ramp.isOver(event.nowMs)) return state;
      return { kind: 'closed', generation: state.generation };
    case 'isolated':
      return { kind: 'isolated', generation, before: state };
    default:
      return state;
  }
}

/** A state that somebody asked for. */
function commanded(state: ResumableState, command: Command): ResumableState {
  const generation = state.generation + 1;
  switch (command.kind) {
    case 'forced-open':
    case 'forced-closed':
    case 'disabled':
      return state.kind === command.kind ? state : { kind: command.kind, generation };
    case 'shadow':
    case 'reset':
      return { kind: 'closed', generation };
    case 'restored':
      return resumed(command.state, generation);
  }
}

/** What the trials decide once this one has counted; undefined while they leave it open. */
export function decisionOf(
  state: MachineState,
  { succeeded, rule }: { succeeded: boolean; rule: HalfOpenRule },
): 'close' | 'open' | undefined {
  return state.kind === 'half-open'
    ? decideTrials(counted(state.tally, { succeeded }), rule)
    : undefined;
}

/** The number of the opening that would come next. */
export function nextAttempt(state: MachineState): number {
  return 'attempt' in state ? state.attempt + 1 : 1;
}

function isCommand(event: MachineEvent): event is Command {
  switch (event.kind) {
    case 'forced-open':
    case 'forced-closed':
    case 'disabled':
    case 'shadow':
    case 'reset':
    case 'restored':
      return true;
    default:
      return false;
  }
}

/** The state that is shown: a disposed breaker keeps its last one. */
export function publicState(state: MachineState): BreakerState {
  return state.kind === 'disposed' ? state.last : state.kind;
}

/** How long until time alone may admit a call; Infinity when time alone never does. */
export function retryAfterMs(
  state: MachineState,
  nowMs: number,
  { trialDeadlineMs }: { trialDeadlineMs: number },
): number {
  switch (state.kind) {
    case 'open':
      return Math.max(0, state.dueAtMs - nowMs);
    case 'half-open':
      return Math.max(0, (state.trials.oldestStartedAtMs ?? nowMs) + trialDeadlineMs - nowMs);
    case 'closed':
    case 'recovering':
    case 'forced-closed':
    case 'disabled':
      return 0;
    default:
      return Infinity;
  }
}

function counted(
  { succeeded, failed }: TrialTally,
  trial: { readonly succeeded: boolean },
): TrialTally {
  return trial.succeeded ? { succeeded: succeeded + 1, failed } : { succeeded, failed: failed + 1 };
}

function halfOpen(
  generation: number,
  { attempt, tally }: { attempt: number; tally: TrialTally },
): ResumableState {
  return { kind: 'half-open', generation, attempt, tally, trials: new TrialSlots() };
}

function closedAfter(
  { generation, attempt }: Broken,
  { nowMs, recovery }: { nowMs: number; recovery: RecoveryOptions | undefined },
): ResumableState {
  return recovery === undefined
    ? { kind: 'closed', generation: generation + 1 }
    : {
        kind: 'recovering',
        generation: generation + 1,
        attempt,
        ramp: new Ramp(recovery, nowMs),
      };
}

/** The same state in a generation of its own: the calls in flight before are late now. */
function resumed(state: ResumableState, generation: number): ResumableState {
  return state.kind === 'half-open' ? halfOpen(generation, state) : { ...state, generation };
}
