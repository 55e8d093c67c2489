import type { TraceRow } from '../exploration.js';
import { rowOf, type ThreadStep } from './thread-step.js';

/** The longest loop that is recognised at the end of a trace, in steps. */
const LOOP_MAX = 64;
/** Rounds of it that are shown. */
const SHOWN_ROUNDS = 2;

/**
 * A trace as rows. One that ends in a circle, as a livelock's does, is cut short: its first rounds,
 * and how often they came again.
 */
export function rowsOf(trace: readonly ThreadStep[]): readonly TraceRow[] {
  const shared = sharedCells(trace);
  const rows = trace.map((step): TraceRow => {
    const isOwn = step.kind === 'operation' && !shared.has(step.location.cell);
    return isOwn ? { ...rowOf(step), own: true } : rowOf(step);
  });
  const last = rows.at(-1);
  if (last === undefined) return rows;
  for (let loop = 1; loop <= LOOP_MAX; loop++) {
    let from = rows.length - loop;
    while (from > 0 && equal(rows[from - 1], rows[from - 1 + loop])) from--;
    const rounds = Math.floor((rows.length - from) / loop);
    if (rounds <= SHOWN_ROUNDS + 2) continue;
    const shown = rows.slice(0, from + SHOWN_ROUNDS * loop);
    const next = rows[shown.length] ?? last;
    return [...shown, { actor: next.actor, did: `… ${rounds - SHOWN_ROUNDS} times more` }];
  }
  return rows;
}

/** The cells that one thread changes and another looks at, or changes. */
function sharedCells(trace: readonly ThreadStep[]): ReadonlySet<string> {
  const actors = new Map<string, Set<string>>();
  const changed = new Set<string>();
  for (const step of trace) {
    if (step.kind !== 'operation') continue;
    const { actor, location, operation, values } = step;
    const isStill = operation === 'load' || values.before === values.after;
    if (!isStill || operation === 'wait' || operation === 'notify') changed.add(location.cell);
    actors.set(location.cell, (actors.get(location.cell) ?? new Set()).add(actor));
  }
  const isShared = (cell: string): boolean =>
    changed.has(cell) && (actors.get(cell)?.size ?? 0) > 1;
  return new Set([...actors.keys()].filter(isShared));
}

function equal(one: TraceRow | undefined, other: TraceRow | undefined): boolean {
  return one?.actor === other?.actor && one?.did === other?.did;
}
