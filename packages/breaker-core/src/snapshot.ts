import type { Core } from './core.js';
import { describeViolation } from './errors.js';
import { MAX_COUNT, MAX_DURATION_MS, OptionCheck } from './option-check.js';
import type { BreakerState, ResumableState } from './machine.js';
import { Ramp } from './recovery.js';
import { TrialSlots } from './trial-slots.js';

/** Raised when a reader of the old one would go wrong. */
const SCHEMA_VERSION = 1;

const STATES = [
  'closed',
  'open',
  'half-open',
  'recovering',
  'forced-open',
  'forced-closed',
  'disabled',
] as const satisfies ResumableState['kind'][];

/** What of a breaker survives a restart; plain JSON. */
export interface BreakerSnapshot {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** Of an isolated breaker, the state it will return to. */
  readonly state: Exclude<BreakerState, 'isolated'>;
  /** What was left of the open period when it was taken, in milliseconds; 0 when not open. */
  readonly remainingOpenMs: number;
  /** How often it had opened since it last worked; 0 when it works. */
  readonly attempt: number;
}

/** Whether a snapshot was taken up. */
export type RestoreResult =
  | { readonly restored: true }
  /** What is wrong with it: one line for each rule it breaks. */
  | { readonly restored: false; readonly problems: readonly string[] };

/** The snapshot of a breaker as it stands; of a disposed one, that of a new one. */
export function snapshotOf(core: Core): BreakerSnapshot {
  const { state } = core;
  const resumable = state.kind === 'isolated' ? state.before : state;
  if (resumable.kind === 'disposed') return CLEAN;
  const remainingOpenMs =
    resumable.kind === 'open' ? Math.max(0, resumable.dueAtMs - core.nowMs()) : 0;
  const attempt = 'attempt' in resumable ? resumable.attempt : 0;
  return { ...CLEAN, state: resumable.kind, remainingOpenMs, attempt };
}

const CLEAN: BreakerSnapshot = {
  schemaVersion: SCHEMA_VERSION,
  state: 'closed',
  remainingOpenMs: 0,
  attempt: 0,
};

/** The state a snapshot leads to, or what is wrong with it. */
export function readSnapshot(
  snapshot: unknown,
  core: Core,
): { readonly state: ResumableState } | { readonly problems: readonly string[] } {
  if (typeof snapshot !== 'object' || snapshot === null || Array.isArray(snapshot)) {
    const violation = { option: 'snapshot', rule: 'an object', value: snapshot };
    return { problems: [describeViolation(violation)] };
  }
  const check = new OptionCheck();
  const known = Object.keys(CLEAN);
  const { schemaVersion, state, remainingOpenMs, attempt } = check.object('', snapshot, known);
  check.require('schemaVersion', schemaVersion, {
    rule: `${SCHEMA_VERSION}`,
    ok: schemaVersion === SCHEMA_VERSION,
  });
  const kind = STATES.find((candidate) => candidate === state);
  check.require('state', state, { rule: STATES.join(' or '), ok: kind !== undefined });
  const isBroken = kind === 'open' || kind === 'half-open' || kind === 'recovering';
  // What goes with a state that is unknown is unknown, too.
  const isOpen = kind === 'open' || kind === undefined;
  check.number('remainingOpenMs', remainingOpenMs, { min: 0, max: isOpen ? MAX_DURATION_MS : 0 });
  check.integer('attempt', attempt, {
    min: isBroken ? 1 : 0,
    max: isBroken || kind === undefined ? MAX_COUNT : 0,
  });
  const problems = check.lines();
  if (kind === undefined || problems.length > 0) return { problems };
  return {
    state: stateOf(kind, core, {
      remainingOpenMs: remainingOpenMs as number,
      attempt: attempt as number,
    }),
  };
}

function stateOf(
  kind: ResumableState['kind'],
  core: Core,
  { remainingOpenMs, attempt }: { remainingOpenMs: number; attempt: number },
): ResumableState {
  const generation = core.state.generation;
  const nowMs = core.nowMs();
  switch (kind) {
    case 'open':
      return { kind, generation, attempt, dueAtMs: nowMs + remainingOpenMs };
    case 'half-open':
      return {
        kind,
        generation,
        attempt,
        tally: { succeeded: 0, failed: 0 },
        trials: new TrialSlots(),
      };
    case 'recovering': {
      const { recovery } = core.settings;
      return recovery === undefined
        ? { kind: 'closed', generation }
        : { kind, generation, attempt, ramp: new Ramp(recovery, nowMs) };
    }
    default:
      return { kind, generation };
  }
}
