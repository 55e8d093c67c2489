import {
  CallRecorder,
  defineScenario,
  heldResources,
  type Lab,
  measurementOf,
  nowMs,
  resourcesLeft,
} from '@breaker-lab/stress-harness';
import {
  countedDifferently,
  HTTP_ENDS,
  type HttpEndCounts,
  HttpUpstream,
  LightragClient,
  LightragServer,
  noHttpEnds,
  type ServerScript,
  warmUpFetch,
} from '@breaker-lab/stress-harness/lightrag';
import { HealthLane } from './health-lane.js';
import { QueryLane } from './query-lane.js';

const API_KEY = 'resource-exhaustion';
const LANES = { smoke: 8, standard: 16, soak: 24 };
const CYCLES = { smoke: 1, standard: 1, soak: 40 };
/** How long a caller waits in vain. */
const PATIENCE_MS = 250;
const SETTLE_PATIENCE_MS = 3_000;

const HEALTHY: ServerScript['endpoints'] = {
  query: { latencyMs: 2 },
  'query-stream': { latencyMs: 2 },
};
/** No query gets its whole answer; `/health` answers as ever. */
const STALLS: ServerScript['endpoints'] = {
  query: { faults: { stalled: 0.4, 'stalled-stream': 0.2, 'cut-stream': 0.2, reset: 0.2 } },
  'query-stream': { faults: { stalled: 0.2, 'stalled-stream': 0.4, 'cut-stream': 0.4 } },
};

/** Answers that stall or break off half-way: callers give up, and nothing may be kept of them. */
export default defineScenario({
  name: 'lightrag-stalls',
  integration: 'lightrag',
  needs: ['transitions'],
  expectedSeconds: { smoke: 3, standard: 4, soak: 140 },
  sampling: 'once',
  bearsNeighbour: true,
  async run(lab) {
    lab.phase('warm-up');
    await warmUpFetch();
    const heldBefore = await heldResources();
    const server = await LightragServer.start({ apiKey: API_KEY });
    try {
      const { recorder, durationMs, ends, started, metrics } = await measure(lab, server);
      const seen = await server.settledCounts({ patienceMs: SETTLE_PATIENCE_MS });
      await server.stop();
      return measurementOf({
        recorder,
        durationMs,
        heapGrowthBytes: null,
        notes: [`client ${JSON.stringify(ends)}`, `server ${JSON.stringify(seen.ends)}`],
        metrics: {
          ...metrics,
          countedDifferently: countedDifferently(ends, seen.ends),
          reachedUnasked: Math.abs(seen.received - started),
          stalledCalls: seen.ends.aborted,
          cutCalls: seen.ends.cut,
          requestsLeft: seen.underWay,
          ...resourcesLeft(heldBefore, await heldResources()),
        },
      });
    } finally {
      await server.stop();
    }
  },
});

async function measure(lab: Lab, server: LightragServer) {
  const client = new LightragClient({ baseUrl: server.baseUrl, apiKey: API_KEY });
  const upstream = new HttpUpstream(
    ({ ordinal, ...exchange }) =>
      client.query(`Which part stalls after ${ordinal} calls?`, {
        ...exchange,
        stream: ordinal % 2 === 0,
      }),
    { patienceMs: PATIENCE_MS, server },
  );
  const recorder = new CallRecorder('calm');
  const lanes = Array.from(
    { length: lab.pick(LANES) },
    () => new QueryLane(lab, { upstream, recorder }),
  );
  const neighbour = new HealthLane(lab, client);
  const onAll = (walk: (lane: QueryLane) => Promise<void>): Promise<unknown> =>
    Promise.all(lanes.map(walk));
  const cycles = lab.pick(CYCLES);
  const enter = async (phase: string, endpoints: ServerScript['endpoints']): Promise<void> => {
    lab.phase(phase);
    recorder.beginPhase(phase);
    await server.enter({ seed: lab.seed, endpoints });
  };
  let closed = 0;
  const startMs = nowMs();

  await enter('calm', HEALTHY);
  await onAll((lane) => lane.calm());
  for (let cycle = 0; cycle < cycles; cycle++) {
    await enter('stalls', STALLS);
    await neighbour.whilst(onAll((lane) => lane.untilOpen()));
    await enter('relief', HEALTHY);
    await onAll((lane) => lane.untilClosed());
    recorder.beginPhase('afterwards');
    await onAll((lane) => lane.calm());
    closed += lanes.filter(({ isClosed }) => isClosed).length;
  }
  const durationMs = nowMs() - startMs;
  for (const lane of lanes) lane.dispose();
  neighbour.dispose();

  const afterwards = recorder.phaseCounts('afterwards');
  const sum = (of: (lane: QueryLane) => number): number =>
    lanes.reduce((total, lane) => total + of(lane), 0);
  const [lane] = lanes;
  return {
    recorder,
    durationMs,
    ends: added(upstream.ends, neighbour.upstream.ends),
    started: recorder.counts.offered - recorder.counts.rejected + neighbour.upstream.started,
    metrics: {
      ...lane?.conservation,
      unexpectedErrors: sum(({ conservation }) => conservation.unexpectedErrors),
      failuresToOpenMin: Math.min(...lanes.map(({ failuresToOpenMin }) => failuresToOpenMin)),
      failuresToOpenMax: Math.max(...lanes.map(({ failuresToOpenMax }) => failuresToOpenMax)),
      startedWhileOpen: sum(({ startedWhileOpen }) => startedWhileOpen),
      illegalTransitions: sum(({ illegalTransitions }) => illegalTransitions),
      closedAfterwardsShare: closed / (cycles * lanes.length),
      afterwardsSuccessShare: afterwards.succeeded / afterwards.offered,
      ...neighbour.metrics,
    },
  };
}

function added(one: Readonly<HttpEndCounts>, other: Readonly<HttpEndCounts>): HttpEndCounts {
  const sums = noHttpEnds();
  for (const end of HTTP_ENDS) sums[end] = one[end] + other[end];
  return sums;
}
