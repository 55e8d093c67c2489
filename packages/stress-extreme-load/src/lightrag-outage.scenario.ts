import {
  arrivals,
  CallRecorder,
  defineScenario,
  generatorFaults,
  GuardedCall,
  heldResources,
  type Lab,
  measurementOf,
  nowMs,
  openLoop,
  Punctuality,
  resourcesLeft,
  settled,
} from '@breaker-lab/stress-harness';
import {
  countedDifferently,
  HttpUpstream,
  LightragClient,
  LightragServer,
  type ServerScript,
  warmUpFetch,
} from '@breaker-lab/stress-harness/lightrag';
import { HEALTHY, outageScript, RECOVERY } from './lightrag-scripts.js';
import { OutageWatch } from './outage-watch.js';

const API_KEY = 'extreme-load';
const RATE_PER_SEC = 250;
const OPEN_DURATION_MS = 120;
const WINDOW_MS = 300;
const TRIALS = 3;
const CYCLES = { smoke: 1, standard: 2, soak: 60 };
/** How long a caller waits in vain. */
const PATIENCE_MS = 400;
const SETTLE_PATIENCE_MS = 3_000;
/** A generator later than this has not offered the load it claims. */
const LAG_LIMIT = { percentile: 100, lagMsMax: 250 };

/** How much longer a phase goes on, a stretch at a time, until what it is there for was seen. */
const LONGER_MS_MAX = 1_000;
const STRETCH_MS = 100;

interface Phase {
  readonly name: 'healthy' | 'outage' | 'recovery';
  readonly script: (cycle: number) => ServerScript['endpoints'];
  readonly durationMs: number;
}

const PLAN: readonly Phase[] = [
  { name: 'healthy', script: () => HEALTHY, durationMs: WINDOW_MS },
  { name: 'outage', script: outageScript, durationMs: WINDOW_MS + 4 * OPEN_DURATION_MS },
  { name: 'recovery', script: () => RECOVERY, durationMs: 6 * OPEN_DURATION_MS },
];

/** Queries over HTTP, half of them streamed, through outages in which the server fails in every way. */
export default defineScenario({
  name: 'lightrag-outage',
  integration: 'lightrag',
  needs: ['transitions', 'trials'],
  expectedSeconds: { smoke: 4, standard: 6, soak: 150 },
  sampling: 'once',
  async run(lab) {
    lab.phase('warm-up');
    await warmUpFetch();
    const heldBefore = await heldResources();
    const server = await LightragServer.start({ apiKey: API_KEY });
    try {
      const measured = await measure(lab, server);
      const seen = await server.settledCounts({ patienceMs: SETTLE_PATIENCE_MS });
      await server.stop();
      const { recorder, upstream, metrics } = measured;
      const admitted = recorder.counts.offered - recorder.counts.rejected;
      return measurementOf({
        ...measured,
        heapGrowthBytes: null,
        notes: [`client ${JSON.stringify(upstream.ends)}`, `server ${JSON.stringify(seen.ends)}`],
        metrics: {
          ...metrics,
          countedDifferently: countedDifferently(upstream.ends, seen.ends),
          reachedUnasked: Math.abs(seen.received - admitted),
          abortedAtServer: seen.ends.aborted,
          requestsLeft: seen.underWay,
          ...resourcesLeft(heldBefore, await heldResources()),
        },
      });
    } finally {
      await server.stop();
    }
  },
});

function queries(server: LightragServer): HttpUpstream {
  const client = new LightragClient({ baseUrl: server.baseUrl, apiKey: API_KEY });
  return new HttpUpstream(
    ({ ordinal, ...exchange }) =>
      client.query(`What does part ${ordinal} of the handbook say?`, {
        ...exchange,
        stream: ordinal % 2 === 0,
      }),
    { patienceMs: PATIENCE_MS, server },
  );
}

async function measure(lab: Lab, server: LightragServer) {
  const upstream = queries(server);
  const breaker = lab.subject.create({
    trip: { kind: 'rate', failureRateThreshold: 0.5, minimumCalls: 20, windowMs: WINDOW_MS },
    openDurationMs: OPEN_DURATION_MS,
    halfOpenTrials: TRIALS,
  });
  const recorder = new CallRecorder();
  const guarded = new GuardedCall({ breaker, upstream, recorder });
  const watch = new OutageWatch({ breaker, upstream });
  const punctuality = new Punctuality();
  const random = lab.random('arrivals');
  const cycles = lab.pick(CYCLES);
  let closedAtEnd = 0;
  const load = async (durationMs: number): Promise<void> => {
    await openLoop({
      arrivals: arrivals({ pattern: 'poisson', ratePerSec: RATE_PER_SEC, durationMs }, random),
      offer: (intendedStartMs) => {
        const shedding = watch.beforeCall();
        void guarded.run(intendedStartMs);
        shedding();
      },
      punctuality,
    });
  };
  const startMs = nowMs();

  for (let cycle = 1; cycle <= cycles; cycle++) {
    for (const { name, script, durationMs } of PLAN) {
      lab.phase(`${name} (${cycle} of ${cycles})`);
      await server.enter({ seed: lab.seed, endpoints: script(cycle) });
      recorder.beginPhase(name);
      watch.beginPhase();
      const failedTrials = (): number => watch.log.count('half-open', 'open');
      const failedBefore = failedTrials();
      const isDone = (): boolean =>
        name === 'outage' ? failedTrials() > failedBefore : breaker.state() === 'closed';
      await load(durationMs);
      for (let longerMs = 0; longerMs < LONGER_MS_MAX && !isDone(); longerMs += STRETCH_MS) {
        await load(STRETCH_MS);
      }
    }
    await settled(recorder, { patienceMs: SETTLE_PATIENCE_MS });
    if (breaker.state() === 'closed') closedAtEnd++;
  }
  const durationMs = nowMs() - startMs;
  lab.debug('transitions', watch.log.records);
  for (const fault of generatorFaults({ punctuality, recorder }, LAG_LIMIT)) lab.void(fault);
  breaker.dispose?.();

  const outage = recorder.phaseCounts('outage');
  return {
    recorder,
    upstream,
    durationMs,
    transitions: watch.log.records,
    metrics: {
      opensPerOutage: watch.log.count('closed', 'open') / cycles,
      startedWhileOpen: watch.startedWhileOpen,
      failedTrialsPerOutage: watch.log.count('half-open', 'open') / cycles,
      trialsInFlightMax: watch.trialsInFlightMax,
      closedAfterRecoveryShare: closedAtEnd / cycles,
      healthyRejections: recorder.phaseCounts('healthy').rejected,
      illegalTransitions: watch.log.illegal,
      outageRejectedShare: outage.rejected / outage.offered,
      recoveryMsMax: watch.recoveryMsMax,
      ...guarded.conservation,
    },
  };
}
