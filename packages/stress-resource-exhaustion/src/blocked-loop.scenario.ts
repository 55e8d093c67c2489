import { setImmediate as macrotask } from 'node:timers/promises';
import { defineScenario, intendedStartsMs, nowMs } from '@breaker-lab/stress-harness';
import { DeadlineUpstream } from './deadline-upstream.js';
import { exhaust } from './exhaustion.js';

const BLOCKS = 4;
const BLOCK_MS = 250;
const ARRIVALS = {
  pattern: 'poisson',
  ratePerSec: 1_500,
  durationMs: BLOCKS * BLOCK_MS,
} as const;

/** Open-loop load goes on while something keeps the event loop from turning. */
export default defineScenario({
  name: 'blocked-loop',
  needs: ['transitions'],
  expectedSeconds: { smoke: 2, standard: 7, soak: 140 },
  sampling: 'once',
  run(lab) {
    const arrivals = lab.random('arrivals');
    return exhaust(lab, {
      createUpstream: () => new DeadlineUpstream(),
      // So few that a stall of the machine, which makes them late, does not open the breaker.
      calmCallers: 2,
      pressure: (offer) => blockTheLoop(intendedStartsMs(ARRIVALS, arrivals), offer),
    });
  },
});

/**
 * Several blocks. Between two, the loop turns once: answers that waited for it come, all late, and
 * the calls that arrived meanwhile go out, to meet the next block.
 */
async function blockTheLoop(
  startsMs: Float64Array,
  offer: (intendedStartMs: number) => void,
): Promise<void> {
  const beginMs = nowMs();
  let next = 0;
  for (let block = 0; block < BLOCKS; block++) {
    const endMs = nowMs() + BLOCK_MS;
    while (nowMs() < endMs);
    // Timers come before the second of two turns, wherever in a turn this began.
    await macrotask();
    await macrotask();
    const dueMs = nowMs() - beginMs;
    for (; next < startsMs.length && (startsMs[next] ?? 0) <= dueMs; next++) {
      offer(beginMs + (startsMs[next] ?? 0));
    }
  }
}
