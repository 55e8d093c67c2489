import type { Context } from './context.js';
import { MAX_COUNT, MAX_DURATION_MS, OptionCheck } from './option-check.js';
import type { ResumableState } from './machine.js';
import { Ramp } from './recovery.js';
import { TrialSlots } from './trial-slots.js';

/** Version of {@link BreakerSnapshot}; raised when a reader of the old one would go wrong. */
export const SNAPSHOT_SCHEMA_VERSION = 1;

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
  readonly schemaVersion: typeof SNAPSHOT_SCHEMA_VERSION;
  /** Of an isolated breaker, the state it will return to. */
  readonly state: ResumableState['kind'];
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
export function snapshotOf(context: Context): BreakerSnapshot {
  const { state } = context.holder;
  const resumable = state.kind === 'isolated' ? state.before : state;
  if (resumable.kind === 'disposed') return CLEAN;
  const remainingOpenMs =
    resumable.kind === 'open' ? Math.max(0, resumable.dueAtMs - context.nowMs()) : 0;
  const attempt = 'attempt' in resumable ? resumable.attempt : 0;
  return { ...CLEAN, state: resumable.kind, remainingOpenMs, attempt };
}

const CLEAN: BreakerSnapshot = {
  schemaVersion: SNAPSHOT_SCHEMA_VERSION,
  state: 'closed',
  remainingOpenMs: 0,
  attempt: 0,
};

/** The state a snapshot leads to, or what is wrong with it. */
export function readSnapshot(
  snapshot: unknown,
  context: Context,
): { readonly state: ResumableState } | { readonly problems: readonly string[] } {
  const check = new OptionCheck();
  const known = Object.keys(CLEAN);
  const { schemaVersion, state, remainingOpenMs, attempt } = check.object('', snapshot, known);
  check.require('schemaVersion', schemaVersion, {
    rule: `${SNAPSHOT_SCHEMA_VERSION}`,
    ok: schemaVersion === SNAPSHOT_SCHEMA_VERSION,
  });
  const kind = STATES.find((candidate) => candidate === state);
  check.require('state', state, { rule: STATES.join(' or '), ok: kind !== undefined });
  const isOpen = kind === 'open';
  const isBroken = isOpen || kind === 'half-open' || kind === 'recovering';
  check.number('remainingOpenMs', remainingOpenMs, {
    min: 0,
    max: isOpen ? MAX_DURATION_MS : 0,
  });
  const attempts = isBroken ? { min: 1, max: MAX_COUNT } : { min: 0, max: 0 };
  check.integer('attempt', attempt, attempts);
  const problems = check.lines();
  if (kind === undefined || problems.length > 0) return { problems };
  return {
    state: stateOf(kind, context, {
      remainingOpenMs: remainingOpenMs as number,
      attempt: attempt as number,
    }),
  };
}

function stateOf(
  kind: ResumableState['kind'],
  context: Context,
  { remainingOpenMs, attempt }: { remainingOpenMs: number; attempt: number },
): ResumableState {
  const generation = context.holder.generation;
  const nowMs = context.nowMs();
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
      const { recovery } = context.settings;
      return recovery === undefined
        ? { kind: 'closed', generation }
        : { kind, generation, attempt, ramp: new Ramp(recovery, nowMs) };
    }
    default:
      return { kind, generation };
  }
}
