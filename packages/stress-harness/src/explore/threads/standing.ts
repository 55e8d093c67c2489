import type { PendingStep } from '../strategy.js';
import { type AtomicOperation, kindOf } from './atomic-operation.js';
import type { Place } from './report-record.js';
import type { Location } from './memory-map.js';

/** Where a thread stands while it has not its turn. */
export type Standing =
  /** Its body has not begun. */
  | { readonly at: 'idle' }
  | {
      readonly at: 'point';
      readonly operation: AtomicOperation;
      readonly place: Place;
      readonly location: Location;
      /** What it is given, where that are numbers; else nothing. */
      readonly operands: readonly (number | bigint)[];
      /** For `wait`: whether it has a time-out; for `notify`: how many it would wake. */
      readonly detail: number;
    }
  | { readonly at: 'asleep'; readonly location: Location; readonly timed: boolean }
  /** Notified, and free to go on. */
  | { readonly at: 'woken'; readonly location: Location }
  | { readonly at: 'ended'; readonly result: unknown }
  | { readonly at: 'dead' }
  /** It did what no run goes on after. */
  | { readonly at: 'stopped' }
  /** It has not come back. */
  | { readonly at: 'lost' };

/** Whether a thread can go on from there. */
export function canGoOn(standing: Standing): boolean {
  if (standing.at === 'asleep') return standing.timed;
  return standing.at === 'point' || standing.at === 'woken';
}

/** Whether there is something left of its body that could die. */
export function isAlive({ at }: Standing): boolean {
  return at === 'point' || at === 'asleep' || at === 'woken';
}

/** What going on from there would do. */
export function pendingStep(thread: string, standing: Standing): PendingStep {
  if (standing.at === 'point') {
    return { location: standing.location.cell, kind: kindOf(standing.operation) };
  }
  if (standing.at === 'asleep') return { location: standing.location.cell, kind: 'wait' };
  return { location: `thread ${thread}`, kind: 'read' };
}

/** What the thread's death there would do: it keeps off nothing but the thread's own next step. */
export function pendingDeath(thread: string, standing: Standing): PendingStep {
  return { location: pendingStep(thread, standing).location, kind: 'write' };
}
