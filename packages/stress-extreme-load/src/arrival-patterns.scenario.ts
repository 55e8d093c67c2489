import { CallRecorder, defineScenario, measurementOf, nowMs } from '@breaker-lab/stress-harness';
import { type PatternLoad, patternRun, type PatternRun } from './pattern-run.js';
import { steadyBreaker } from './steady-load.js';

const DURATION_MS = { smoke: 40, standard: 80, soak: 2_000 };

/** Every pattern of arrivals, each with another model of service times. */
function loadsOf(durationMs: number): PatternLoad[] {
  return [
    {
      plan: { pattern: 'constant', ratePerSec: 5_000, durationMs },
      serviceTime: { model: 'fixed', ms: 5 },
    },
    {
      plan: { pattern: 'poisson', ratePerSec: 5_000, durationMs },
      serviceTime: { model: 'log-normal', medianMs: 4, sigma: 1 },
    },
    {
      plan: { pattern: 'ramp', fromRatePerSec: 0, toRatePerSec: 10_000, durationMs },
      serviceTime: { model: 'heavy-tail', minMs: 4, alpha: 1.5 },
    },
    {
      plan: { pattern: 'burst', arrivalsPerBurst: 1_500, everyMs: 40, durationMs },
      serviceTime: { model: 'bimodal', fastMs: 2, slowMs: 80, slowShare: 0.1 },
    },
    {
      plan: { pattern: 'on-off', ratePerSec: 10_000, onMs: 10, offMs: 10, durationMs },
      serviceTime: { model: 'stalled', ms: 5, stalledShare: 0.02 },
    },
  ];
}

/** One pattern after the other, through one breaker. */
export default defineScenario({
  name: 'arrival-patterns',
  needs: [],
  expectedSeconds: { smoke: 1, standard: 1, soak: 15 },
  sampling: 'once',
  async run(lab) {
    const breaker = steadyBreaker(lab);
    const recorder = new CallRecorder('patterns');
    const runs: PatternRun[] = [];
    const startMs = nowMs();
    for (const load of loadsOf(lab.pick(DURATION_MS))) {
      lab.phase(`${load.plan.pattern} arrivals, ${load.serviceTime.model} service`);
      const run = await patternRun(lab, breaker, load);
      recorder.append(run.recorder);
      runs.push(run);
    }
    const worst = (name: keyof PatternRun['figures']): number =>
      Math.max(...runs.map(({ figures }) => figures[name]));
    return measurementOf({
      recorder,
      durationMs: nowMs() - startMs,
      heapGrowthBytes: null,
      metrics: {
        unofferedArrivals: worst('unofferedArrivals'),
        unsettledCalls: worst('unsettledCalls'),
        mismatchedOutcomes: worst('mismatchedOutcomes'),
        unexpectedErrors: worst('unexpectedErrors'),
        rejections: recorder.counts.rejected,
      },
      tables: [
        {
          title: 'patterns of arrivals',
          rows: runs.map(rowOf),
        },
      ],
    });
  },
});

function rowOf({ load, recorder, lag }: PatternRun): Record<string, number | string> {
  const { admittedLatency, counts, maxInFlight } = recorder;
  return {
    arrivals: load.plan.pattern,
    service: load.serviceTime.model,
    offered: counts.offered,
    failed: counts.failed,
    inFlightMax: maxInFlight,
    latencyMsP50: admittedLatency.percentileMs(50),
    latencyMsP99: admittedLatency.percentileMs(99),
    lagMsP99: lag.percentileMs(99),
  };
}
