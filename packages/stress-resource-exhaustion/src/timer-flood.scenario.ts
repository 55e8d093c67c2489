import { setTimeout as sleep } from 'node:timers/promises';
import {
  defineScenario,
  heapUsedAfterGcBytes,
  heldResources,
  type Lab,
  measurementOf,
  nowMs,
  resourcesLeft,
} from '@breaker-lab/stress-harness';
import { createdTimers } from './created-timers.js';
import { FloodedBreaker } from './flooded-breaker.js';
import { FLOOD_TIMERS, TimerFlood } from './timer-flood.js';

const CYCLES = { smoke: 1, standard: 3, soak: 60 };
const TIMED_CALLS = 1_000;
/** Longer than any time-out here: a timer that all calls of a process share has had its turn. */
const SHARED_TIMER_MS = 100;

/** Calls that hang are given up, and open periods kept, among very many timers of others. */
export default defineScenario({
  name: 'timer-flood',
  needs: ['transitions', 'timeout'],
  expectedSeconds: { smoke: 2, standard: 4, soak: 60 },
  sampling: 'once',
  async run(lab) {
    lab.phase('warm-up');
    await warmUp(lab);
    const heldBefore = await heldResources();
    const heapBeforeBytes = await heapUsedAfterGcBytes();
    const flooded = new FloodedBreaker(lab);
    const startMs = nowMs();
    const flood = new TimerFlood(lab.random('timers'));
    const cycles = lab.pick(CYCLES);
    for (let cycle = 1; cycle <= cycles; cycle++) {
      lab.phase(`hanging calls (${cycle} of ${cycles})`);
      flooded.recorder.beginPhase('calm');
      await flooded.answered();
      await flooded.hanging();
      await flooded.recover();
    }
    lab.phase('timed calls');
    const firedBefore = flood.fired;
    const created = await createdTimers(() => flooded.answered(TIMED_CALLS));
    const ownTimers = created - (flood.fired - firedBefore);
    // No call is in flight now: whatever there is beyond the flood is the breaker's.
    const idleTimers = activeTimers() - FLOOD_TIMERS;
    flood.end();
    const durationMs = nowMs() - startMs;
    lab.debug('transitions', flooded.log.records);
    flooded.dispose();
    await sleep(SHARED_TIMER_MS);
    const left = resourcesLeft(heldBefore, await heldResources());
    return measurementOf({
      recorder: flooded.recorder,
      durationMs,
      heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
      transitions: flooded.log.records,
      metrics: {
        timersFired: flood.fired,
        timersPerCall: ownTimers / TIMED_CALLS,
        idleTimers,
        ...left,
        ...flooded.metrics,
      },
    });
  },
});

/** What a subject makes once in a process, and what it compiles, is nothing that a breaker left. */
async function warmUp(lab: Lab): Promise<void> {
  const flooded = new FloodedBreaker(lab);
  await flooded.answered();
  flooded.dispose();
  await sleep(SHARED_TIMER_MS);
}

function activeTimers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}
