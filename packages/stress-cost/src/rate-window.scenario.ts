import {
  CallRecorder,
  defineScenario,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { GatesConduct } from './gates-conduct.js';
import { drawRateWindowPlan } from './rate-window-plan.js';
import { RateWindowRun } from './rate-window-run.js';
import { RateWindowTally } from './rate-window-tally.js';

const RUNS = { smoke: 40, standard: 240, soak: 12_000 };
const STRETCHES = 4;

/** Spending under a rate, run after run, against a list of all that was spent of late. */
export default defineScenario({
  name: 'rate-window',
  needs: ['cost', 'clock', 'cost-rules'],
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
  const tally = new RateWindowTally();
  const startMs = nowMs();
  for (let run = 0; run < runs; run++) {
    if (run % (runs / STRETCHES) === 0) lab.phase(`run ${run + 1} of ${runs}`);
    const random = lab.random(`rate ${run}`);
    const plan = drawRateWindowPlan(random);
    await new RateWindowRun(lab, plan, { random, tally, recorder, conduct }).spend();
  }
  const { rejected, timedOut } = recorder.counts;
  return measurementOf({
    recorder,
    durationMs: nowMs() - startMs,
    heapGrowthBytes: null,
    notes: [
      ...tally.notes,
      `${tally.undecided} calls came when some money might have left, and might not`,
    ],
    metrics: {
      ...tally.counts,
      ...conduct.counts,
      rejections: rejected,
      unsettledCalls: timedOut,
    },
  });
}
