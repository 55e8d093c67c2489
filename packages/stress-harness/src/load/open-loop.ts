import { setImmediate as macrotask, setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '../clock.js';
import type { Arrivals } from './arrivals.js';
import { Punctuality } from './punctuality.js';

/** Below this many milliseconds to the next arrival, turn the event loop instead of sleeping. */
const SPIN_BELOW_MS = 2;
/** Calls offered before the event loop turns: a real client's answers do not wait for its load. */
const CALLS_PER_TURN = 64;

/** What is offered. */
export interface OpenLoopPlan {
  /** Counted from now. */
  readonly arrivals: Arrivals;
  /** Starts one call without waiting for it; gets the absolute intended start. */
  readonly offer: (intendedStartMs: number) => void;
  /**
   * Calls that may be in flight; an arrival beyond is dropped, and counted. Default: no limit.
   */
  readonly bound?: { readonly inFlight: () => number; readonly max: number };
  /** Where to go on counting, when this is not the first stretch. */
  readonly punctuality?: Punctuality;
}

/** Offers calls at their intended start times, whatever became of the calls before. */
export async function openLoop({
  arrivals,
  offer,
  bound = { inFlight: () => 0, max: Infinity },
  punctuality = new Punctuality(),
}: OpenLoopPlan): Promise<Punctuality> {
  const beginMs = nowMs();
  let inTurn = 0;
  let startMs = arrivals();
  while (startMs !== undefined) {
    const intendedStartMs = beginMs + startMs;
    const lagMs = nowMs() - intendedStartMs;
    if (lagMs < 0 || inTurn >= CALLS_PER_TURN) {
      if (-lagMs > SPIN_BELOW_MS) await sleep(-lagMs - SPIN_BELOW_MS);
      else await macrotask();
      inTurn = 0;
      continue;
    }
    inTurn++;
    if (bound.inFlight() >= bound.max) punctuality.dropped++;
    else {
      punctuality.lag.record(lagMs);
      offer(intendedStartMs);
    }
    startMs = arrivals();
  }
  return punctuality;
}
