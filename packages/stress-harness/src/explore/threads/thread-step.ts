import type { TraceRow } from '../exploration.js';
import type { AtomicOperation } from './atomic-operation.js';
import type { Values } from './report-record.js';
import type { Location } from './memory-map.js';

/** One step of a run: an operation carried out, the end of a sleep, or a death. */
export type ThreadStep = { readonly actor: string } & (
  | {
      readonly kind: 'operation';
      readonly operation: AtomicOperation;
      readonly location: Location;
      readonly values: Values;
      /** Whether a wait has gone to sleep. */
      readonly asleep: boolean;
      /** How many a notification has woken. */
      readonly woken: number;
    }
  | { readonly kind: 'woken' | 'timed-out'; readonly location: Location }
  | { readonly kind: 'death' }
);

/** The step as a row of the table. */
export function rowOf(step: ThreadStep): TraceRow {
  return { actor: step.actor, did: textOf(step) };
}

function textOf(step: ThreadStep): string {
  if (step.kind === 'death') return 'dies';
  const { label } = step.location;
  if (step.kind !== 'operation') return `wait ${label} ${step.kind}`;
  const { operation, asleep, woken } = step;
  const { before, after } = step.values;
  if (operation === 'load') return `load ${label} = ${before}`;
  if (operation === 'store') return `store ${label} ← ${after}`;
  if (operation === 'notify') return `notify ${label} wakes ${woken}`;
  if (operation === 'wait') return `wait ${label} = ${before} ${asleep ? 'sleeps' : 'goes on'}`;
  return `${operation} ${label} ${before === after ? `stays ${after}` : `${before} → ${after}`}`;
}
