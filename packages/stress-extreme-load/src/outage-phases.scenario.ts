import {
  arrivals,
  CallRecorder,
  defineScenario,
  type FaultPhase,
  generatorFaults,
  GuardedCall,
  heapUsedAfterGcBytes,
  InProcessUpstream,
  measurementOf,
  nowMs,
  openLoop,
  Punctuality,
  settled,
} from '@breaker-lab/stress-harness';
import { OutageWatch } from './outage-watch.js';

const RATE_PER_SEC = 2_000;
const OPEN_DURATION_MS = 150;
const WINDOW_MS = 1_000;
const MINIMUM_CALLS = 20;
const TRIALS = 3;
/** Long enough to open, and to let at least one trial fail. */
const OUTAGE_OPEN_PERIODS = 4;
/** Long enough to wait an open period out, to try, and to be closed for a while. */
const RECOVERY_OPEN_PERIODS = 6;
const CYCLES = { smoke: 1, standard: 4, soak: 100 };
const PATIENCE_MS = 3_000;
/** A generator later than this has not offered the load it claims. */
const LAG_LIMIT = { percentile: 100, lagMsMax: 250 };

const HEALTHY: FaultPhase = { name: 'healthy', failureRate: 0, latencyMs: 3 };
const OUTAGE: FaultPhase = { name: 'outage', failureRate: 1, latencyMs: 3 };
const RECOVERY: FaultPhase = { name: 'recovery', failureRate: 0, latencyMs: 3 };
const PLAN = [
  { phase: HEALTHY, durationMs: WINDOW_MS },
  { phase: OUTAGE, durationMs: WINDOW_MS + OUTAGE_OPEN_PERIODS * OPEN_DURATION_MS },
  { phase: RECOVERY, durationMs: RECOVERY_OPEN_PERIODS * OPEN_DURATION_MS },
];

/** Scripted phases under open-loop load: the breaker must be seen to open, shed, try and close. */
export default defineScenario({
  name: 'outage-phases',
  needs: ['transitions', 'trials'],
  expectedSeconds: { smoke: 5, standard: 17, soak: 400 },
  sampling: 'once',
  async run(lab) {
    const upstream = new InProcessUpstream(lab.random('upstream'), HEALTHY);
    const breaker = lab.subject.create({
      trip: {
        kind: 'rate',
        failureRateThreshold: 0.5,
        minimumCalls: MINIMUM_CALLS,
        windowMs: WINDOW_MS,
      },
      openDurationMs: OPEN_DURATION_MS,
      halfOpenTrials: TRIALS,
    });
    const recorder = new CallRecorder();
    const guarded = new GuardedCall({ breaker, upstream, recorder });
    const seen = new OutageWatch({ breaker, upstream });
    const random = lab.random('arrivals');
    const punctuality = new Punctuality();
    const cycles = lab.pick(CYCLES);
    let closedAtEnd = 0;
    const heapBeforeBytes = await heapUsedAfterGcBytes();
    const startMs = nowMs();

    for (let cycle = 1; cycle <= cycles; cycle++) {
      for (const { phase, durationMs } of PLAN) {
        lab.phase(`${phase.name} (${cycle} of ${cycles})`);
        recorder.beginPhase(phase.name);
        upstream.enter(phase);
        seen.beginPhase();
        await openLoop({
          arrivals: arrivals({ pattern: 'poisson', ratePerSec: RATE_PER_SEC, durationMs }, random),
          offer: (intendedStartMs) => {
            const shedding = seen.beforeCall();
            void guarded.run(intendedStartMs);
            shedding();
          },
          punctuality,
        });
      }
      await settled(recorder, { patienceMs: PATIENCE_MS });
      if (breaker.state() === 'closed') closedAtEnd++;
    }
    const durationMs = nowMs() - startMs;
    lab.debug('transitions', seen.log.records);
    for (const fault of generatorFaults({ punctuality, recorder }, LAG_LIMIT)) lab.void(fault);

    const outage = recorder.phaseCounts(OUTAGE.name);
    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes: (await heapUsedAfterGcBytes()) - heapBeforeBytes,
      transitions: seen.log.records,
      metrics: {
        opensPerOutage: seen.log.count('closed', 'open') / cycles,
        failuresToOpenMax: seen.failuresToOpenMax,
        outageRejectedShare: outage.rejected / outage.offered,
        startedWhileOpen: seen.startedWhileOpen,
        failedTrialsPerOutage: seen.log.count('half-open', 'open') / cycles,
        trialsInFlightMax: seen.trialsInFlightMax,
        closedAfterRecoveryShare: closedAtEnd / cycles,
        recoveryMsMax: seen.recoveryMsMax,
        healthyRejections: recorder.phaseCounts(HEALTHY.name).rejected,
        illegalTransitions: seen.log.illegal,
        rejectedLatencyMsP95: recorder.rejectedLatency.percentileMs(95),
        ...guarded.conservation,
      },
    });
  },
});
