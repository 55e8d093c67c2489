import type { Decisions } from '../decisions.js';
import type { TraceRow } from '../exploration.js';
import type { Pending } from './pending.js';

/** One of a batch: who goes on, how, and what the trace says of it. */
export interface Going {
  readonly pending: Pending;
  readonly outcome: number;
  readonly row: { readonly actor: string; did: string };
}

const NOBODY_ELSE = '(nobody else)';

/** Decides who goes on in one and the same tick: whoever is next, and perhaps others with them. */
export function drawBatch(
  next: Pending,
  {
    decisions,
    others,
    step,
    togetherMax,
  }: {
    decisions: Decisions;
    /** Who else could go on in the same tick. */
    others: readonly Pending[];
    /** Number of the step, from 1. */
    step: number;
    togetherMax: number;
  },
): readonly Going[] {
  const batch = [going(next, { decisions, step })];
  let left = others.filter((other) => other !== next);
  while (batch.length < togetherMax && left.length > 0) {
    const enabled = [NOBODY_ELSE, ...left.map(({ name }) => name)];
    const also = left[decisions.choose({ enabled, running: NOBODY_ELSE }) - 1];
    if (also === undefined) break;
    const { row, ...rest } = going(also, { decisions, step: step + batch.length });
    batch.push({ ...rest, row: { ...row, did: `${row.did} (same tick)` } });
    left = left.filter((other) => other !== also);
  }
  return batch;
}

function going(
  pending: Pending,
  { decisions, step }: { decisions: Decisions; step: number },
): Going {
  const { name, actor, label, outcomes } = pending;
  if (outcomes === undefined) return { pending, outcome: 0, row: { actor, did: label } };
  const enabled = outcomes.map((outcome) => `${name}: ${outcome} (step ${step})`);
  const outcome = decisions.choose({ enabled, running: undefined });
  const row: TraceRow = { actor, did: `${label}: ${outcomes[outcome] ?? ''}` };
  return { pending, outcome, row };
}
