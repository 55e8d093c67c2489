import {
  CallRecorder,
  defineScenario,
  heldResources,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
  resourcesLeft,
} from '@breaker-lab/stress-harness';
import { GatesConduct } from './gates-conduct.js';
import { drawThrottlePlan } from './throttle-plan.js';
import { ThrottleRun } from './throttle-run.js';
import { ThrottleTally } from './throttle-tally.js';

const RUNS = { smoke: 24, standard: 120, soak: 6_000 };
const STRETCHES = 4;

/** Throttles under pressure that comes and goes, against a bucket in whole numbers. */
export default defineScenario({
  name: 'throttle',
  needs: ['cost', 'clock', 'calendar', 'reservations', 'cost-rules'],
  expectedSeconds: { smoke: 1, standard: 3, soak: 150 },
  sampling: 'once',
  bearsNeighbour: true,
  run: measure,
});

async function measure(lab: Lab): Promise<Measurement> {
  // Nobody reads the stacks of tens of thousands of refusals.
  Error.stackTraceLimit = 0;
  const runs = lab.pick(RUNS);
  const recorder = new CallRecorder();
  const conduct = new GatesConduct();
  const tally = new ThrottleTally();
  const heldBefore = await heldResources();
  const startMs = nowMs();
  for (let run = 0; run < runs; run++) {
    if (run % (runs / STRETCHES) === 0) lab.phase(`throttle ${run + 1} of ${runs}`);
    const random = lab.random(`throttle ${run}`);
    const records = { random, tally, recorder, conduct };
    await new ThrottleRun(lab, drawThrottlePlan(random), records).run();
  }
  const durationMs = nowMs() - startMs;
  const { timersLeft } = resourcesLeft(heldBefore, await heldResources());
  return measurementOf({
    recorder,
    durationMs,
    heapGrowthBytes: null,
    notes: tally.notes,
    metrics: {
      ...tally.counts,
      ...conduct.counts,
      pressuresSeen: tally.pressuresSeen,
      timersLeft,
      unsettledCalls: recorder.counts.timedOut,
    },
  });
}
