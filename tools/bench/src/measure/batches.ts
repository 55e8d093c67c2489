import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Batch } from '@breaker-lab/stress-harness';
import type { AsyncWork } from '../subjects/subject.js';

/** Two functions that are called in turn. */
export interface Pair<F> {
  readonly even: F;
  readonly odd: F;
}

/** Where results go: nobody reads it, but no compiler knows that. */
export class Sink {
  value = 0;
}

/** Calls a function that works at once. */
export type SyncGuard = (work: () => number) => number;

/** One after the other. */
export function syncBatch(guard: SyncGuard, work: Pair<() => number>, sink: Sink): Batch {
  return (operations) => {
    for (let i = 0; i < operations; i++) {
      sink.value = (sink.value + guard((i & 1) === 0 ? work.even : work.odd)) | 0;
    }
  };
}

/**
 * One after the other, each awaited; a call that fails ends the measurement. Each batch ends with
 * a turn of the event loop, so that timers get theirs.
 */
export function asyncBatch(
  guard: (work: AsyncWork) => Promise<number>,
  work: Pair<AsyncWork>,
  sink: Sink,
): Batch {
  return async (operations) => {
    for (let i = 0; i < operations; i++) {
      sink.value = (sink.value + (await guard((i & 1) === 0 ? work.even : work.odd))) | 0;
    }
    await nextTurn();
  };
}

/** One after the other, each awaited, and caught where it rejects. */
export function rejectedBatch(
  guard: (work: AsyncWork) => Promise<unknown>,
  work: Pair<AsyncWork>,
  sink: Sink,
): Batch {
  return async (operations) => {
    for (let i = 0; i < operations; i++) {
      try {
        await guard((i & 1) === 0 ? work.even : work.odd);
      } catch {
        sink.value = (sink.value + 1) | 0;
      }
    }
    await nextTurn();
  };
}
