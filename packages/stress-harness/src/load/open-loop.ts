import { setImmediate as macrotask, setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '../clock.js';

/** Below this many milliseconds to the next arrival, turn the event loop instead of sleeping. */
const SPIN_BELOW_MS = 2;

/** How punctual a stretch of open-loop load was. */
export interface Punctuality {
  readonly arrivals: number;
  /** Longest time an arrival was offered after its intended start, in milliseconds. */
  readonly lagMsMax: number;
}

/**
 * Offers calls at their intended start times, whatever became of the calls before.
 *
 * @param startsMs - ascending, in milliseconds from now.
 * @param offer - starts one call without waiting for it; gets the absolute intended start.
 */
export async function openLoop(
  startsMs: Float64Array,
  offer: (intendedStartMs: number) => void,
): Promise<Punctuality> {
  const beginMs = nowMs();
  let lagMsMax = 0;
  let next = 0;
  while (next < startsMs.length) {
    const intendedMs = beginMs + (startsMs[next] ?? 0);
    const waitMs = intendedMs - nowMs();
    if (waitMs > SPIN_BELOW_MS) await sleep(waitMs - SPIN_BELOW_MS);
    else if (waitMs > 0) await macrotask();
    else {
      lagMsMax = Math.max(lagMsMax, -waitMs);
      offer(intendedMs);
      next++;
      // Due arrivals go out in one turn; a real client would not wait for our event loop either.
    }
  }
  return { arrivals: startsMs.length, lagMsMax };
}
